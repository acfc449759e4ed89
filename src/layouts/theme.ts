/**
 * Runs before the first paint: the reader's choice of theme, so that no page flashes in the other one.
 * It is inline, so its hash stands in the page's security policy.
 */
export const themeScript = `{const d=document.documentElement.dataset;d.scripted='';try{const t=localStorage.theme;if(t==='dark'||t==='light')d.theme=t}catch{}}`;
