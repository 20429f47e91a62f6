// A builder that gathers the types of its options: a key in what may be `{}`, members of some options that others leave out.
type Kind = "string" | "number" | "list";
type Of<K extends Kind> = K extends "string" ? string : K extends "number" ? number : string[];
interface Spec<K extends Kind = Kind> {
  kind: K;
  about: string;
  default?: Of<K>;
  choices?: readonly Of<K>[];
}
class Command<S extends Record<string, Spec> = {}> {
  constructor(private readonly specs: S = {} as S) {}
  has(name: string): boolean {
    return name in this.specs;
  }
  option<N extends string, K extends Kind, const O extends Omit<Spec<K>, "kind">>(
    name: N,
    kind: K,
    spec: O,
  ): Command<S & { [P in N]: O & { kind: K } }> {
    if (name in this.specs) throw new TypeError(`option ${name} twice`);
    type Next = S & { [P in N]: O & { kind: K } };
    return new Command<Next>({ ...this.specs, [name]: { ...spec, kind } } as Next);
  }
  describe(): string[] {
    const specs: Record<string, Spec> = this.specs;
    return Object.entries(specs).map(([name, spec]) => {
      const choices = spec.choices ? ` [${spec.choices.join("|")}]` : "";
      return `${name} <${spec.kind}>: ${spec.about}${choices} ${String(spec.default)}`;
    });
  }
}
const command = new Command()
  .option("port", "number", { about: "where to listen", default: 8080 })
  .option("mode", "string", { about: "kind", choices: ["dev", "prod"], default: "dev" })
  .option("tags", "list", { about: "labels" });
console.log(command.describe(), command.has("port"), command.has("host"));
try {
  command.option("mode", "string", { about: "again" });
} catch (error) {
  console.log(String(error));
}
