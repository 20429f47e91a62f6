// N-body: double arithmetic over the fields of objects.

class Body {
  constructor(
    public x: number,
    public y: number,
    public z: number,
    public vx: number,
    public vy: number,
    public vz: number,
    public readonly mass: number,
  ) {}
}

const solarMass = 4 * Math.PI * Math.PI;
const days = 365.24;

function solarSystem(): Body[] {
  const bodies = [
    new Body(0, 0, 0, 0, 0, 0, solarMass),
    new Body(
      4.8414314424647209,
      -1.16032004402742839,
      -0.103622044471123109,
      0.00166007664274403694 * days,
      0.00769901118419740425 * days,
      -0.0000690460016972063023 * days,
      0.000954791938424326609 * solarMass,
    ),
    new Body(
      8.34336671824457987,
      4.12479856412430479,
      -0.403523417114321381,
      -0.00276742510726411902 * days,
      0.00499852801234917238 * days,
      0.0000230417297573763929 * days,
      0.000285885980666130812 * solarMass,
    ),
    new Body(
      12.894369562139131,
      -15.1111514016986312,
      -0.223307578892655734,
      0.00296460137564761618 * days,
      0.0023784717395948095 * days,
      -0.0000296589568540237556 * days,
      0.0000436624404335156298 * solarMass,
    ),
    new Body(
      15.3796971148509165,
      -25.9193146099879641,
      0.179258772950371181,
      0.00268067772490389322 * days,
      0.00162824170038242295 * days,
      -0.000095159225451971587 * days,
      0.0000515138902046611451 * solarMass,
    ),
  ];
  let px = 0;
  let py = 0;
  let pz = 0;
  for (const body of bodies) {
    px += body.vx * body.mass;
    py += body.vy * body.mass;
    pz += body.vz * body.mass;
  }
  bodies[0].vx = -px / solarMass;
  bodies[0].vy = -py / solarMass;
  bodies[0].vz = -pz / solarMass;
  return bodies;
}

function advance(bodies: Body[], step: number): void {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      const square = dx * dx + dy * dy + dz * dz;
      const magnitude = step / (square * Math.sqrt(square));
      a.vx -= dx * b.mass * magnitude;
      a.vy -= dy * b.mass * magnitude;
      a.vz -= dz * b.mass * magnitude;
      b.vx += dx * a.mass * magnitude;
      b.vy += dy * a.mass * magnitude;
      b.vz += dz * a.mass * magnitude;
    }
  }
  for (const body of bodies) {
    body.x += step * body.vx;
    body.y += step * body.vy;
    body.z += step * body.vz;
  }
}

function energy(bodies: Body[]): number {
  let sum = 0;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    sum += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      sum -= (a.mass * b.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

const bodies = solarSystem();
for (let i = 0; i < 5_000_000; i++) advance(bodies, 0.01);
console.log(Math.abs(energy(bodies) + 0.169083134) < 1e-9 ? "ok" : "wrong");
