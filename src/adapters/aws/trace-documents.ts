import type { Span } from '../../ports.ts'
import { type SegmentDocument, segmentDocument } from './segments.ts'
import { spanOnly, storedSpan } from './span-events.ts'

/** A subsegment that was sent alone names what it called; who called is the segment above it, several parents up. */
const withOwners = (documents: readonly SegmentDocument[]): Span[] => {
  const homes = new Map(documents.flatMap((document) => document.spans.map(({ id }) => [id, document] as const)))
  const ownerOf = (document: SegmentDocument): string => {
    const passed = new Set<SegmentDocument>()
    let home: SegmentDocument | undefined = document
    while (home?.alone && !passed.has(home)) {
      passed.add(home)
      home = homes.get(home.spans[0]?.parent ?? '')
    }
    return (home ?? document).spans[0]?.service ?? ''
  }
  return documents.flatMap((document) => document.spans.map((span) => ({ ...span, service: ownerOf(document) })))
}

/**
 * @param documents as BatchGetTraces returns them: segments, subsegments that were sent alone, or OpenTelemetry spans
 * @returns all their spans; a document of another form is left out
 */
export const spansFrom = (documents: readonly string[]): Span[] => {
  const spans = documents.map(storedSpan)
  const segments = documents.filter((_, index) => spans[index] === undefined).flatMap(segmentDocument)
  return [...spans.flatMap((span) => (span === undefined ? [] : [spanOnly(span)])), ...withOwners(segments)]
}
