// Texts that are no T: an error that names the place (Node knows no types, so NAME.out has what is expected).
interface Inner { port: number; hosts: string[] }
interface Config { name: string; inner: Inner; mode?: "a" | "b"; size: u8 }
const texts = [
  '{"name":"x","inner":{"port":1,"hosts":["h"]},"size":200}', '{"name":5,"inner":{"port":1,"hosts":[]},"size":1}', '{"name":"x","inner":{"port":"80","hosts":[]},"size":1}',
  '{"name":"x","inner":{"port":1,"hosts":["a",2]},"size":1}', '{"name":"x","inner":null,"size":1}', '{"name":"x","size":1}', '{"name":"x","inner":{"port":1,"hosts":[]},"mode":"c","size":1}', '{"name":"x","inner":{"port":1,"hosts":[]},"size":256}', '{"name":"x","inner":{"port":1,"hosts":[]},"size":1.5}', "[]", "null", '"x"',
];
for (const text of texts) {
  try {
    const config: Config = JSON.parse(text);
    console.log(config);
  } catch (e) {
    console.log(e instanceof TypeError, (e as Error).message);
  }
}
type Item = { kind: "n"; n: number } | { kind: "s"; s: string };
for (const text of ['[{"kind":"n","n":1}]', '[{"kind":"n","n":"1"}]', '[{"kind":"q"}]']) {
  try {
    console.log(JSON.parse(text) as Item[]);
  } catch (e) {
    console.log((e as Error).message);
  }
}
