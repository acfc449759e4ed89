export { offers, offersFrom } from '../../catalogue/index.ts';
