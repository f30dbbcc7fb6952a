import { check as checkEn } from './en/check.ts'
import { deploys as deploysEn } from './en/deploys.ts'
import { doctor as doctorEn } from './en/doctor.ts'
import { secrets as secretsEn } from './en/secrets.ts'
import { check as checkZh } from './zh-CN/check.ts'
import { deploys as deploysZh } from './zh-CN/deploys.ts'
import { doctor as doctorZh } from './zh-CN/doctor.ts'
import { secrets as secretsZh } from './zh-CN/secrets.ts'

const en = { check: checkEn, deploys: deploysEn, doctor: doctorEn, secrets: secretsEn }

/**
 * What the terminal's own verbs say. Apart from the catalogue, because the bot's functions never say it and would load
 * it at every cold start.
 */
export type VerbWords = typeof en
export type CheckWords = VerbWords['check']
export type SecretWords = VerbWords['secrets']
export type DeployWords = VerbWords['deploys']
export type DoctorWords = VerbWords['doctor']

export const verbWords = {
  en,
  'zh-CN': { check: checkZh, deploys: deploysZh, doctor: doctorZh, secrets: secretsZh },
} satisfies Record<string, VerbWords>
