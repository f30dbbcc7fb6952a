import { imageOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** The image of a task definition is not in its registry under that name, tag or digest. */
export const imageNotFound = defineStartCause({
  kind: 'image-not-found',
  catalogue: ['U19'],
  source: 'documented',
  failure: 'image_missing',
  values: (stop, known, environment) => ({ image: imageOf(stop, known, environment) }),
  command: ({ values: { image } }, { region }) => {
    const repository = /amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(image)?.[1]
    return repository === undefined
      ? `docker manifest inspect ${image}`
      : `aws ecr describe-images --repository-name ${repository} --query 'sort_by(imageDetails,&imagePushedAt)[-5:].[imageTags,imageDigest]' --region ${region}`
  },
})
