import { open, site } from './visit.ts';

/** One element of an XML file. */
export interface XmlElement {
  /** Its name after the namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Everything written in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Reads an XML file of the site as a browser does. Throws the browser's complaint where it is not well formed. */
export async function readXml(path: string): Promise<XmlElement> {
  const { page, close } = await open({});
  try {
    await page.goto(site);
    return await page.evaluate(async (address) => {
      const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
      const fault = xml.querySelector('parsererror')?.textContent;
      if (fault) throw new Error(fault);
      const read = (element: Element): XmlElement => ({
        name: element.localName,
        namespace: element.namespaceURI ?? '',
        attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        text: element.textContent,
        children: [...element.children].map(read),
      });
      return read(xml.documentElement);
    }, path);
  } finally {
    await close();
  }
}

export const childrenOf = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((child) => child.name === name);

/** A day as the calendar has it, such as 2026-02-28. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
