// Balls in a box: small methods on the fields of many objects.

class Random {
  private seed = 74755;

  next(): number {
    this.seed = (this.seed * 1309 + 13849) & 65535;
    return this.seed;
  }
}

class Ball {
  private x: number;
  private y: number;
  private xVelocity: number;
  private yVelocity: number;

  constructor(random: Random) {
    this.x = random.next() % 500;
    this.y = random.next() % 500;
    this.xVelocity = (random.next() % 300) - 150;
    this.yVelocity = (random.next() % 300) - 150;
  }

  bounce(): boolean {
    const limit = 500;
    let bounced = false;
    this.x += this.xVelocity;
    this.y += this.yVelocity;
    if (this.x > limit) {
      this.x = limit;
      this.xVelocity = 0 - Math.abs(this.xVelocity);
      bounced = true;
    }
    if (this.x < 0) {
      this.x = 0;
      this.xVelocity = Math.abs(this.xVelocity);
      bounced = true;
    }
    if (this.y > limit) {
      this.y = limit;
      this.yVelocity = 0 - Math.abs(this.yVelocity);
      bounced = true;
    }
    if (this.y < 0) {
      this.y = 0;
      this.yVelocity = Math.abs(this.yVelocity);
      bounced = true;
    }
    return bounced;
  }
}

let bounces = 0;
for (let round = 0; round < 6000; round++) {
  const random = new Random();
  const balls = Array.from({ length: 100 }, () => new Ball(random));
  for (let step = 0; step < 50; step++) for (const ball of balls) if (ball.bounce()) bounces++;
}
console.log(bounces === 6000 * 1331 ? "ok" : "wrong", bounces);
