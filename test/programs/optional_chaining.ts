// ?. on properties, elements and calls: short-circuit of the whole chain.
interface Config {
  server?: { port?: number; hosts?: string[]; start?: () => string };
}
const configs: (Config | null)[] = [
  null,
  {},
  { server: {} },
  { server: { port: 80, hosts: ["a", "b"], start: () => "started" } },
];
for (const config of configs) {
  console.log(config?.server?.port, config?.server?.hosts?.[1], config?.server?.hosts?.length, config?.server?.start?.());
  console.log((config?.server?.port ?? 0) + 1, config?.server?.hosts?.map((host) => host.length).join());
}
let calls = 0;
function index(): number {
  calls++;
  return 0;
}
const none: number[] | undefined = configs[0] === null ? undefined : [1];
console.log(none?.[index()], calls);
class Parent {
  child: Parent | null = null;
  name = "p";
  describe(): string {
    return `${this.name}>${this.child?.describe() ?? "."}`;
  }
}
const parent = new Parent();
parent.child = new Parent();
console.log(parent.describe(), parent.child?.child?.name);
