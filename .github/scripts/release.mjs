// What Terraform is given over the environment's own file: services and collector, with images by digest.
import { readFileSync } from 'node:fs'

const [variablesFile, imagesFile] = process.argv.slice(2)
const { services, collector } = JSON.parse(readFileSync(variablesFile, 'utf8'))
const images = JSON.parse(readFileSync(imagesFile, 'utf8'))

for (const [name, image] of Object.entries(images)) {
  if (name === 'otel-collector') collector.image = image
  else if (Object.hasOwn(services, name)) services[name].image = image
}
process.stdout.write(JSON.stringify({ services, collector }))
