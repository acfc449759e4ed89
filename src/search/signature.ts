/** What stands before everything that Pagefind compresses. */
export const SIGNATURE = 'pagefind_dcd';
