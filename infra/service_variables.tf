locals {
  collector_endpoint = var.collector.enabled ? "http://${local.names.discovery}.${local.names.namespace}:4317" : coalesce(var.collector_endpoint, "none")

  # What every application service carries, wherever it is made; each adds its own OTEL_SERVICE_NAME.
  service_variables = merge(
    {
      OTEL_SDK_DISABLED           = "false"
      OTEL_EXPORTER_OTLP_ENDPOINT = local.collector_endpoint
      # Java and Node default to HTTP, which fails on 4317.
      OTEL_EXPORTER_OTLP_PROTOCOL = "grpc"
      OTEL_TRACES_EXPORTER        = "otlp"
      OTEL_METRICS_EXPORTER       = "otlp"
      OTEL_LOGS_EXPORTER          = "otlp"
      OTEL_TRACES_SAMPLER         = var.sampler.name
      # The second is the older name of the first; dashboards still use it.
      OTEL_RESOURCE_ATTRIBUTES = join(",", [
        "service.namespace=${var.prefix}",
        "deployment.environment.name=${var.environment}",
        "deployment.environment=${var.environment}",
      ])
      OTEL_SEMCONV_STABILITY_OPT_IN = "http"
      # Without exponential histograms CloudWatch has no percentiles.
      OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION = "base2_exponential_bucket_histogram"
      # Lets the SDK count what it sampled.
      OTEL_PYTHON_SDK_INTERNAL_METRICS_ENABLED = "true"
      LOG_FORMAT                               = "json"
      LOG_LEVEL                                = var.log_level
      PYTHONUNBUFFERED                         = "1"
    },
    var.sampler.argument == null ? {} : { OTEL_TRACES_SAMPLER_ARG = var.sampler.argument },
    # Grafana wants cumulative metrics; where only CloudWatch reads them, SDKs send deltas.
    local.grafana_enabled ? {} : { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE = "delta" },
  )
}
