// What every screen of a town waits for, asked while the code of the screen is still on its way: the page loads this file
// beside the entry.
import { askEarly } from './graphql/early-answers.ts';
import { endpointFor } from './graphql/endpoint.ts';
import { townQuery } from './town/town.ts';
import { apiLanguageOf } from './town/use-api-language.ts';
import { townsQuery } from './town/use-towns.ts';
import { getViewState } from './view-state.ts';

const view = getViewState();
const endpoint = endpointFor(view);
askEarly(endpoint, townsQuery, {});
if (view.town !== '') askEarly(endpoint, townQuery, { slug: view.town, language: apiLanguageOf(view) });
