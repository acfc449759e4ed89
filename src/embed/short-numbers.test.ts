import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { noHexadecimals, withShortNumbers } from './short-numbers.ts';

// 1,008 × 10⁹ is eab17b6000 in base 16, and 10¹² is e8d4a51000.
test('a bandwidth of 1,008 GB/s stands as 1008e9', () => {
  expect(withShortNumbers('f(0xeab17b6000,-0xe8d4a51000)')).toBe('f(1008e9,-1e12)');
});

test('a number that is shorter by 16 stays so', () => {
  expect(withShortNumbers('f(0xfffffffffffff)')).toBe('f(0xfffffffffffff)');
});

const bundled = async (code: string): Promise<string> => {
  const module = { name: 'module', resolveId: (id: string) => id, load: () => code };
  const build = await rolldown({ input: 'module.js', plugins: [noHexadecimals, module], logLevel: 'silent' });
  const { output } = await build.generate({ minify: true });
  return output[0].code;
};

test('hexadecimal digits in a text, which a bundle might change, are refused by name', async () => {
  await expect(bundled('console.log("0xe8d4a51000")')).rejects.toThrow(/module\.js must have no hexadecimal number/);
  await expect(bundled('console.log(1008e9)')).resolves.toContain('0xeab17b6000');
});
