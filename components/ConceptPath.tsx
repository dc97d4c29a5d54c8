// What stands above a concept, outermost first. Each label keeps its own direction of writing, so that the order stays as it is.
import { Fragment } from 'preact';

export function ConceptPath({ path }: { readonly path: readonly string[] }) {
  return (
    <>
      {path.map((label, i) => (
        <Fragment key={i}>
          {i === 0 ? '' : ' › '}
          <bdi>{label}</bdi>
        </Fragment>
      ))}
    </>
  );
}
