// Validates FHIR R4 bundles: `node validate.js FILE…`. Prints what is wrong; exit 1 when anything is.
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const installed = createRequire(path.join(process.env.NEEDLEBOOK_FHIR, 'package.json'));
const { Fhir } = installed('fhir');

const fhir = new Fhir();
let wrong = 0;
for (const file of process.argv.slice(2)) {
  const bundle = JSON.parse(fs.readFileSync(file, 'utf8'));
  const problems = [];
  const check = (resource) => {
    for (const message of fhir.validate(resource, { errorOnUnexpected: true }).messages)
      if (message.severity === 'error' || message.severity === 'fatal')
        problems.push(resource.resourceType + ' ' + message.location + ': ' + message.message);
  };
  check(bundle);
  const urls = new Set((bundle.entry || []).map((entry) => entry.fullUrl));
  for (const entry of bundle.entry || []) {
    check(entry.resource);
    // Every reference leads to a resource of the bundle.
    JSON.stringify(entry.resource, (key, value) => {
      if (key === 'reference' && !urls.has(value)) problems.push('reference to nothing: ' + value);
      return value;
    });
  }
  for (const problem of [...new Set(problems)]) console.log(file + ': ' + problem);
  wrong += problems.length;
}
process.exit(wrong === 0 ? 0 : 1);
