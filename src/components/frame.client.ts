import { startSearch } from '../search/start.ts';
import { startThemeToggle } from './theme-toggle.client.ts';

startThemeToggle();
startSearch();
