import fc from 'fast-check'

// One seed, so that a run says the same on every machine; another can be tried with FC_SEED.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261122) })
