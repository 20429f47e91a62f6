// Overload signatures with one implementation.
function width(value: string): number;
function width(value: number, digits: number): number;
function width(value: string | number, digits?: number): number {
  if (typeof value === "string") return value.length;
  return value * (digits ?? 0);
}
console.log(width("four"), width(2, 8));
class Store {
  get(key: string): string;
  get(key: string, fallback: number): string | number;
  get(key: string, fallback?: number): string | number {
    return fallback ?? `no ${key}`;
  }
}
const store = new Store();
console.log(store.get("a"), store.get("a", 5));
