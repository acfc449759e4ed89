import { startSearch } from '../search/start.ts';
import { startCards } from './card-start.client.ts';
import { startCopying } from './copy-start.client.ts';
import { startThemeToggle } from './theme-toggle.client.ts';

startThemeToggle();
startSearch();
startCards();
startCopying();
