// The C++ twin of richards.ts.
#include <cstdio>
#include <initializer_list>

enum { idle_task, worker_task, handler_a, handler_b, device_a, device_b, task_count };
enum packet_kind { kind_device, kind_work };

struct Packet {
  Packet *link;
  int identity;
  packet_kind kind;
  int datum = 0;
  int data[4] = {};

  Packet(Packet *link, int identity, packet_kind kind) : link(link), identity(identity), kind(kind) {}

  Packet *append_to(Packet *queue) {
    link = nullptr;
    if (!queue) return this;
    Packet *last = queue;
    while (last->link) last = last->link;
    last->link = this;
    return queue;
  }
};

struct Scheduler;

struct Task {
  Packet *input = nullptr;
  bool is_pending = false, is_waiting = false, is_held = false;
  Scheduler *scheduler;
  int identity, priority;
  Task *link;

  Task(Scheduler *scheduler, int identity, int priority, Task *link)
      : scheduler(scheduler), identity(identity), priority(priority), link(link) {}
  virtual ~Task() = default;
  virtual Task *run(Packet *packet) = 0;

  bool is_held_or_waiting() const { return is_held || (!is_pending && is_waiting); }

  Packet *take_packet() {
    if (!(is_pending && is_waiting && !is_held)) return nullptr;
    Packet *packet = input;
    input = packet->link;
    is_waiting = false;
    is_pending = input != nullptr;
    return packet;
  }

  Task *add_packet(Packet *packet, Task *running) {
    if (input) {
      packet->append_to(input);
      return running;
    }
    input = packet;
    is_pending = true;
    return priority > running->priority ? this : running;
  }
};

struct Scheduler {
  int sent = 0, held = 0;
  Task *tasks = nullptr, *current = nullptr;
  Task *table[task_count] = {};

  ~Scheduler() {
    for (Task *task : table) delete task;
  }

  void add(Task *task, Packet *queue, bool is_running) {
    tasks = task;
    table[task->identity] = task;
    task->input = queue;
    task->is_pending = queue != nullptr;
    task->is_waiting = !is_running;
  }

  void schedule() {
    for (Task *task = tasks; task;) {
      if (task->is_held_or_waiting()) {
        task = task->link;
      } else {
        current = task;
        task = task->run(task->take_packet());
      }
    }
  }

  Task *release(int identity) {
    Task *task = table[identity];
    task->is_held = false;
    return task->priority > current->priority ? task : current;
  }

  Task *hold() {
    held++;
    current->is_held = true;
    return current->link;
  }

  Task *wait() {
    current->is_waiting = true;
    return current;
  }

  Task *send(Packet *packet) {
    Task *target = table[packet->identity];
    sent++;
    packet->link = nullptr;
    packet->identity = current->identity;
    return target->add_packet(packet, current);
  }
};

struct IdleTask : Task {
  using Task::Task;
  int control = 1, runs = 10000;

  Task *run(Packet *) override {
    if (--runs == 0) return scheduler->hold();
    if ((control & 1) == 0) {
      control >>= 1;
      return scheduler->release(device_a);
    }
    control = control >> 1 ^ 0xd008;
    return scheduler->release(device_b);
  }
};

struct WorkerTask : Task {
  using Task::Task;
  int destination = handler_a, letter = 0;

  Task *run(Packet *packet) override {
    if (!packet) return scheduler->wait();
    destination = destination == handler_a ? handler_b : handler_a;
    packet->identity = destination;
    packet->datum = 0;
    for (int &byte : packet->data) {
      letter = letter == 26 ? 1 : letter + 1;
      byte = 64 + letter;
    }
    return scheduler->send(packet);
  }
};

struct HandlerTask : Task {
  using Task::Task;
  Packet *works = nullptr, *devices = nullptr;

  ~HandlerTask() override {
    for (Packet *queue : {works, devices, input})
      while (queue) {
        Packet *next = queue->link;
        delete queue;
        queue = next;
      }
  }

  Task *run(Packet *packet) override {
    if (packet) {
      if (packet->kind == kind_work) works = packet->append_to(works);
      else devices = packet->append_to(devices);
    }
    Packet *work = works;
    if (!work) return scheduler->wait();
    if (work->datum >= 4) {
      works = work->link;
      return scheduler->send(work);
    }
    Packet *device = devices;
    if (!device) return scheduler->wait();
    devices = device->link;
    device->datum = work->data[work->datum];
    work->datum++;
    return scheduler->send(device);
  }
};

struct DeviceTask : Task {
  using Task::Task;
  Packet *pending = nullptr;

  Task *run(Packet *packet) override {
    if (packet) {
      pending = packet;
      return scheduler->hold();
    }
    if (!pending) return scheduler->wait();
    Packet *taken = pending;
    pending = nullptr;
    return scheduler->send(taken);
  }
};

static Packet *packets(int count, int identity, packet_kind kind) {
  Packet *queue = nullptr;
  for (int i = 0; i < count; i++) queue = new Packet(queue, identity, kind);
  return queue;
}

static Scheduler *richards() {
  auto *s = new Scheduler;
  s->add(new IdleTask(s, idle_task, 0, nullptr), nullptr, true);
  s->add(new WorkerTask(s, worker_task, 1000, s->tasks), packets(2, worker_task, kind_work), false);
  s->add(new HandlerTask(s, handler_a, 2000, s->tasks), packets(3, device_a, kind_device), false);
  s->add(new HandlerTask(s, handler_b, 3000, s->tasks), packets(3, device_b, kind_device), false);
  s->add(new DeviceTask(s, device_a, 4000, s->tasks), nullptr, false);
  s->add(new DeviceTask(s, device_b, 5000, s->tasks), nullptr, false);
  s->schedule();
  return s;
}

int main() {
  bool is_right = true;
  int sent = 0;
  for (int round = 0; round < 1000; round++) {
    Scheduler *scheduler = richards();
    is_right = is_right && scheduler->sent == 23246 && scheduler->held == 9297;
    sent += scheduler->sent;
    delete scheduler;
  }
  std::printf("%s %d\n", is_right ? "ok" : "wrong", sent);
}
