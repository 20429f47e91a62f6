// Fields with and without initialisers, in order; parameter properties; readonly; optional.
const log: string[] = [];
function note<T>(name: string, value: T): T {
  log.push(name);
  return value;
}
class Sensor {
  id = note("id", 1);
  readonly name: string;
  unit?: string;
  private readings: number[] = note("readings", []);
  constructor(
    name: string,
    protected scale = 2,
  ) {
    note("constructor", 0);
    this.name = name;
  }
  read(value: number): this {
    this.readings.push(value * this.scale);
    return this;
  }
  get total(): number {
    return this.readings.reduce((a, b) => a + b, 0);
  }
}
const sensor = new Sensor("s").read(1).read(2);
console.log(sensor.total, sensor.name, sensor.unit, sensor.id, log.join());
sensor.unit = "K";
console.log(sensor);

class Numbered {
  2 = "b";
  z = 3;
  1 = "a";
}
console.log(new Numbered(), Object.keys(new Numbered()));
