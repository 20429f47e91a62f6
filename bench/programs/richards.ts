// Richards: the scheduler of a small operating system. Tasks of four kinds pass packets to one another; dispatch through
// an abstract class, linked queues, state machines.

const idleTask = 0;
const workerTask = 1;
const handlerA = 2;
const handlerB = 3;
const deviceA = 4;
const deviceB = 5;
const taskCount = 6;

enum PacketKind {
  device,
  work,
}

class Packet {
  datum = 0;
  readonly data = [0, 0, 0, 0];

  constructor(
    public link: Packet | null,
    public identity: number,
    readonly kind: PacketKind,
  ) {}

  /** Appends this packet to a queue and gives the queue's head. */
  appendTo(queue: Packet | null): Packet {
    this.link = null;
    if (queue === null) return this;
    let last = queue;
    while (last.link !== null) last = last.link;
    last.link = this;
    return queue;
  }
}

abstract class Task {
  input: Packet | null = null;
  isPending = false;
  isWaiting = false;
  isHeld = false;

  constructor(
    readonly scheduler: Scheduler,
    readonly identity: number,
    readonly priority: number,
    readonly link: Task | null,
  ) {}

  /** Does its work for one packet, or without one; gives the task that runs next. */
  abstract run(packet: Packet | null): Task | null;

  get isHeldOrWaiting(): boolean {
    return this.isHeld || (!this.isPending && this.isWaiting);
  }

  takePacket(): Packet | null {
    if (!(this.isPending && this.isWaiting && !this.isHeld)) return null;
    const packet = this.input;
    if (packet === null) throw new Error("pending without a packet");
    this.input = packet.link;
    this.isWaiting = false;
    this.isPending = this.input !== null;
    return packet;
  }

  /** Takes a packet in; gives this task if it should run before `running`. */
  addPacket(packet: Packet, running: Task): Task {
    if (this.input !== null) {
      packet.appendTo(this.input);
      return running;
    }
    this.input = packet;
    this.isPending = true;
    return this.priority > running.priority ? this : running;
  }
}

class IdleTask extends Task {
  private control = 1;
  private runs = 10_000;

  override run(): Task | null {
    this.runs--;
    if (this.runs === 0) return this.scheduler.hold();
    if ((this.control & 1) === 0) {
      this.control = this.control >> 1;
      return this.scheduler.release(deviceA);
    }
    this.control = (this.control >> 1) ^ 0xd008;
    return this.scheduler.release(deviceB);
  }
}

class WorkerTask extends Task {
  private destination = handlerA;
  private letter = 0;

  override run(packet: Packet | null): Task | null {
    if (packet === null) return this.scheduler.wait();
    this.destination = this.destination === handlerA ? handlerB : handlerA;
    packet.identity = this.destination;
    packet.datum = 0;
    for (let i = 0; i < packet.data.length; i++) {
      this.letter = this.letter === 26 ? 1 : this.letter + 1;
      packet.data[i] = 64 + this.letter;
    }
    return this.scheduler.send(packet);
  }
}

class HandlerTask extends Task {
  private works: Packet | null = null;
  private devices: Packet | null = null;

  override run(packet: Packet | null): Task | null {
    if (packet !== null) {
      if (packet.kind === PacketKind.work) this.works = packet.appendTo(this.works);
      else this.devices = packet.appendTo(this.devices);
    }
    const work = this.works;
    if (work === null) return this.scheduler.wait();
    if (work.datum >= work.data.length) {
      this.works = work.link;
      return this.scheduler.send(work);
    }
    const device = this.devices;
    if (device === null) return this.scheduler.wait();
    this.devices = device.link;
    device.datum = work.data[work.datum];
    work.datum++;
    return this.scheduler.send(device);
  }
}

class DeviceTask extends Task {
  private pending: Packet | null = null;

  override run(packet: Packet | null): Task | null {
    if (packet !== null) {
      this.pending = packet;
      return this.scheduler.hold();
    }
    const pending = this.pending;
    if (pending === null) return this.scheduler.wait();
    this.pending = null;
    return this.scheduler.send(pending);
  }
}

class Scheduler {
  sent = 0;
  held = 0;
  tasks: Task | null = null;
  private readonly table: (Task | null)[] = new Array<Task | null>(taskCount).fill(null);
  private current: Task | null = null;

  add(task: Task, queue: Packet | null, isRunning: boolean): void {
    this.tasks = task;
    this.table[task.identity] = task;
    task.input = queue;
    task.isPending = queue !== null;
    task.isWaiting = !isRunning;
  }

  schedule(): void {
    let task = this.tasks;
    while (task !== null) {
      if (task.isHeldOrWaiting) {
        task = task.link;
      } else {
        this.current = task;
        task = task.run(task.takePacket());
      }
    }
  }

  private get running(): Task {
    if (this.current === null) throw new Error("no task runs");
    return this.current;
  }

  private find(identity: number): Task {
    const task = this.table[identity];
    if (task === null) throw new Error("no such task");
    return task;
  }

  release(identity: number): Task {
    const task = this.find(identity);
    task.isHeld = false;
    return task.priority > this.running.priority ? task : this.running;
  }

  hold(): Task | null {
    this.held++;
    this.running.isHeld = true;
    return this.running.link;
  }

  wait(): Task {
    this.running.isWaiting = true;
    return this.running;
  }

  send(packet: Packet): Task {
    const target = this.find(packet.identity);
    this.sent++;
    packet.link = null;
    packet.identity = this.running.identity;
    return target.addPacket(packet, this.running);
  }
}

function packets(count: number, identity: number, kind: PacketKind): Packet | null {
  let queue: Packet | null = null;
  for (let i = 0; i < count; i++) queue = new Packet(queue, identity, kind);
  return queue;
}

function richards(): Scheduler {
  const scheduler = new Scheduler();
  scheduler.add(new IdleTask(scheduler, idleTask, 0, null), null, true);
  scheduler.add(
    new WorkerTask(scheduler, workerTask, 1000, scheduler.tasks),
    packets(2, workerTask, PacketKind.work),
    false,
  );
  for (const [handler, device, priority] of [
    [handlerA, deviceA, 2000],
    [handlerB, deviceB, 3000],
  ])
    scheduler.add(
      new HandlerTask(scheduler, handler, priority, scheduler.tasks),
      packets(3, device, PacketKind.device),
      false,
    );
  scheduler.add(new DeviceTask(scheduler, deviceA, 4000, scheduler.tasks), null, false);
  scheduler.add(new DeviceTask(scheduler, deviceB, 5000, scheduler.tasks), null, false);
  scheduler.schedule();
  return scheduler;
}

let isRight = true;
let sent = 0;
for (let round = 0; round < 1000; round++) {
  const scheduler = richards();
  isRight &&= scheduler.sent === 23246 && scheduler.held === 9297;
  sent += scheduler.sent;
}
console.log(isRight ? "ok" : "wrong", sent);
