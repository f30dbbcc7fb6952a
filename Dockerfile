# One image for all functions; the function's own command says which it is (infra/bot, image_config).
# Built from what `npm run bundle` left in dist/lambdas: no npm, no source and no secret comes into it.
# A digest can be given for the base: --build-arg BASE=public.ecr.aws/lambda/nodejs@sha256:…
ARG BASE=public.ecr.aws/lambda/nodejs:24
FROM ${BASE}

COPY dist/lambdas/ ${LAMBDA_TASK_ROOT}/

# Lambda runs it as a user without rights, whatever stands here, and asks the runtime how it is, so there is neither USER
# nor HEALTHCHECK.
CMD ["api/index.handler"]
