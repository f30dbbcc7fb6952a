"""A small service that does pretended work, with OpenTelemetry and JSON logs, to deploy and to test with."""
