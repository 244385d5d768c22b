// Shows the contract in Swagger UI, changed in this page alone so that "Try it out" can be used as it is filled in.

const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', paint);
paint();

const contract = await (await fetch('openapi.json')).json();
// The address that this page came from: behind a proxy it may have a path before it.
contract.servers = [{ url: new URL('.', document.baseURI).href.replace(/\/$/, '') }];
for (const operation of Object.values(contract.paths).flatMap(Object.values)) clearParameters(operation);
clearForm(contract.components.schemas);

SwaggerUIBundle({
  spec: contract,
  dom_id: '#docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0, // the list of models is there, closed
  defaultModelExpandDepth: 2,
  validatorUrl: null,
  plugins: [mend],
});

/** What Swagger UI lacks: optional fields that are left out, and a page that screen readers can walk. */
function mend({ React }) {
  const element = React.createElement;
  return {
    components: {
      ParameterIncludeEmpty: () => null, // without its tick a field that is left empty is not sent
      DeepLink: ({ text }) => element('span', null, text), // a link inside a button; the button leads there too
    },
    wrapComponents: {
      operations: (Operations) => (props) =>
        element(React.Fragment, null, element('h2', { className: 'unseen' }, 'Calls'), element(Operations, props)),
    },
  };
}

/** Swagger UI would send the examples: a header that names another request, the id of a video that nobody has. */
function clearParameters({ parameters = [] }) {
  for (const parameter of parameters) {
    delete parameter.example;
    delete parameter.examples;
    if (parameter.schema.examples) parameter.schema = { ...parameter.schema, examples: undefined };
  }
}

/** It would fill in the first value of each enum, and those contradict each other: `720p` and `1920x1080`. */
function clearForm(schemas) {
  const { properties, required } = schemas.CreateVideo;
  for (const [name, field] of Object.entries(properties)) {
    if (required.includes(name) || field.format === 'binary') continue;
    const named = field.$ref ? schemas[field.$ref.split('/').pop()] : {};
    const { $ref: _, default: __, ...rest } = field;
    properties[name] = { ...named, ...rest, example: '' };
  }
}
