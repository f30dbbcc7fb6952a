import { builtinModules } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * An ESM `import` of a built-in reads every export of it, and with `node:http` that loads undici (26 ms against 3 ms,
 * reference: Node's ESM facade reads lazy getters). `process.getBuiltinModule` gives the module itself.
 */
export const builtinsWithoutFacade: Plugin = {
  name: 'builtins-without-facade',
  setup(build) {
    const names = new Set(builtinModules)
    build.onResolve({ filter: /^(?:node:)?[a-z0-9_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '')
      return names.has(name) ? { path: name, namespace: 'builtin' } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
      loader: 'js',
    }))
  },
}

/** What Bolt's index pulls in beside its App: servers, sockets and OAuth that a Lambda behind API Gateway never runs. */
const unused =
  /\/(?:HTTPReceiver|SocketModeReceiver|ExpressReceiver|AwsLambdaReceiver|Assistant\w*)$|^@slack\/(?:oauth|socket-mode)$|^(?:express|undici)$/

/** Bolt's App and nothing else of it; what is left out is an empty module. */
export const boltAppOnly: Plugin = {
  name: 'bolt-app-only',
  setup(build) {
    build.onResolve({ filter: /^@slack\/bolt$/ }, ({ resolveDir }) => ({
      path: 'bolt',
      namespace: 'slim',
      pluginData: resolveDir,
    }))
    build.onLoad({ filter: /^bolt$/, namespace: 'slim' }, ({ pluginData }) => ({
      contents: `const app = require('@slack/bolt/dist/App.js'); module.exports = { App: app.default, LogLevel: app.LogLevel }`,
      resolveDir: pluginData,
      loader: 'js',
    }))
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }))
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}

/**
 * The api answers by its HTTP response and asks Slack nothing, so of Slack's client it needs only what Bolt's App names:
 * a class to hold and errors to compare with. Asking that client anything would throw.
 */
export const withoutSlackClient: Plugin = {
  name: 'without-slack-client',
  setup(build) {
    build.onResolve({ filter: /^@slack\/web-api$/ }, () => ({ path: 'web-api', namespace: 'unasked' }))
    build.onLoad({ filter: /.*/, namespace: 'unasked' }, () => ({
      contents: `
        class WebClient {}
        class WebAPIPlatformError extends Error {}
        class WebAPIRateLimitedError extends Error {}
        class WebAPIHTTPError extends Error {}
        class WebAPIRequestError extends Error {}
        module.exports = {
          WebClient, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIHTTPError, WebAPIRequestError, addAppMetadata() {},
        }`,
      loader: 'js',
    }))
  },
}

/**
 * The ESM build of OpenTelemetry's exporters loads gRPC by `createRequire`, which no bundler sees: the bundle would look
 * for it on the disk. Their CommonJS build names it in a plain `require`.
 */
export const exportersWithGrpc: Plugin = {
  name: 'exporters-with-grpc',
  setup(build) {
    build.onResolve({ filter: /^@opentelemetry\/(?:exporter|otlp)-/ }, ({ path, kind, resolveDir }) =>
      kind === 'require-call' ? undefined : build.resolve(path, { kind: 'require-call', resolveDir }),
    )
  },
}
