// The C++ twin of deltablue.ts.
#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <vector>

enum strength { required, strong_preferred, preferred, strong_default, normal, weak_default, weakest };
enum direction { none, forward, backward };

struct Constraint;
struct Planner;

struct Variable {
  double value;
  std::vector<Constraint *> constraints;
  Constraint *determined_by = nullptr;
  int mark = 0;
  strength walk_strength = weakest;
  bool stay = true;

  explicit Variable(double value) : value(value) {}

  void remove_constraint(Constraint *constraint) {
    auto found = std::find(constraints.begin(), constraints.end(), constraint);
    if (found != constraints.end()) constraints.erase(found);
    if (determined_by == constraint) determined_by = nullptr;
  }
};

struct Constraint {
  const strength rank;

  explicit Constraint(strength rank) : rank(rank) {}
  virtual ~Constraint() = default;
  virtual bool is_input() const { return false; }
  virtual bool is_satisfied() const = 0;
  virtual void add_to_graph() = 0;
  virtual void remove_from_graph() = 0;
  virtual void choose_method(int mark) = 0;
  virtual void mark_inputs(int mark) = 0;
  virtual bool inputs_known(int mark) const = 0;
  virtual Variable *output() const = 0;
  virtual void execute() = 0;
  virtual void mark_unsatisfied() = 0;
  virtual void recalculate() = 0;

  Constraint *satisfy(int mark, Planner &planner);
};

struct Planner {
  int last_mark = 1;

  void add(Constraint *constraint) {
    constraint->add_to_graph();
    incremental_add(constraint);
  }

  void remove(Constraint *constraint) {
    if (constraint->is_satisfied()) incremental_remove(constraint);
    else constraint->remove_from_graph();
  }

  void incremental_add(Constraint *constraint) {
    int mark = ++last_mark;
    Constraint *overridden = constraint->satisfy(mark, *this);
    while (overridden) overridden = overridden->satisfy(mark, *this);
  }

  void incremental_remove(Constraint *constraint) {
    Variable *out = constraint->output();
    constraint->mark_unsatisfied();
    constraint->remove_from_graph();
    std::vector<Constraint *> unsatisfied = remove_propagate_from(out);
    std::stable_sort(unsatisfied.begin(), unsatisfied.end(),
                     [](const Constraint *a, const Constraint *b) { return a->rank < b->rank; });
    for (Constraint *one : unsatisfied) incremental_add(one);
  }

  std::vector<Constraint *> make_plan(std::vector<Constraint *> todo) {
    int mark = ++last_mark;
    std::vector<Constraint *> plan;
    while (!todo.empty()) {
      Constraint *constraint = todo.back();
      todo.pop_back();
      Variable *out = constraint->output();
      if (out->mark == mark || !constraint->inputs_known(mark)) continue;
      plan.push_back(constraint);
      out->mark = mark;
      add_consuming(out, todo);
    }
    return plan;
  }

  bool add_propagate(Constraint *constraint, int mark) {
    std::vector<Constraint *> todo{constraint};
    while (!todo.empty()) {
      Constraint *next = todo.back();
      todo.pop_back();
      if (next->output()->mark == mark) {
        incremental_remove(constraint);
        return false;
      }
      next->recalculate();
      add_consuming(next->output(), todo);
    }
    return true;
  }

  std::vector<Constraint *> remove_propagate_from(Variable *out) {
    out->determined_by = nullptr;
    out->walk_strength = weakest;
    out->stay = true;
    std::vector<Constraint *> unsatisfied;
    std::vector<Variable *> todo{out};
    while (!todo.empty()) {
      Variable *variable = todo.back();
      todo.pop_back();
      for (Constraint *constraint : variable->constraints)
        if (!constraint->is_satisfied()) unsatisfied.push_back(constraint);
      for (Constraint *next : variable->constraints) {
        if (next == variable->determined_by || !next->is_satisfied()) continue;
        next->recalculate();
        todo.push_back(next->output());
      }
    }
    return unsatisfied;
  }

  static void add_consuming(const Variable *variable, std::vector<Constraint *> &list) {
    for (Constraint *constraint : variable->constraints)
      if (constraint != variable->determined_by && constraint->is_satisfied()) list.push_back(constraint);
  }

  void change(Variable *variable, double value);
};

Constraint *Constraint::satisfy(int mark, Planner &planner) {
  choose_method(mark);
  if (!is_satisfied()) {
    if (rank == required) throw std::runtime_error("a required constraint cannot be satisfied");
    return nullptr;
  }
  mark_inputs(mark);
  Variable *out = output();
  Constraint *overridden = out->determined_by;
  if (overridden) overridden->mark_unsatisfied();
  out->determined_by = this;
  if (!planner.add_propagate(this, mark)) throw std::runtime_error("a cycle of constraints");
  out->mark = mark;
  return overridden;
}

struct Unary : Constraint {
  Variable *const variable;
  bool satisfied = false;

  Unary(Variable *variable, strength rank) : Constraint(rank), variable(variable) {}
  bool is_satisfied() const override { return satisfied; }
  void add_to_graph() override {
    variable->constraints.push_back(this);
    satisfied = false;
  }
  void remove_from_graph() override {
    variable->remove_constraint(this);
    satisfied = false;
  }
  void choose_method(int mark) override { satisfied = variable->mark != mark && rank < variable->walk_strength; }
  void mark_inputs(int) override {}
  bool inputs_known(int) const override { return true; }
  Variable *output() const override { return variable; }
  void mark_unsatisfied() override { satisfied = false; }
  void execute() override {}
  void recalculate() override {
    variable->walk_strength = rank;
    variable->stay = !is_input();
    if (variable->stay) execute();
  }
};

struct Stay : Unary {
  using Unary::Unary;
};

struct Edit : Unary {
  using Unary::Unary;
  bool is_input() const override { return true; }
};

struct Equality : Constraint {
  Variable *const first, *const second;
  direction way = none;

  Equality(Variable *first, Variable *second, strength rank) : Constraint(rank), first(first), second(second) {}
  bool is_satisfied() const override { return way != none; }
  void add_to_graph() override {
    first->constraints.push_back(this);
    second->constraints.push_back(this);
    way = none;
  }
  void remove_from_graph() override {
    first->remove_constraint(this);
    second->remove_constraint(this);
    way = none;
  }
  void choose(const Variable *target, int mark, direction wanted) {
    way = target->mark != mark && rank < target->walk_strength ? wanted : none;
  }
  void choose_method(int mark) override {
    if (first->mark == mark) choose(second, mark, forward);
    else if (second->mark == mark) choose(first, mark, backward);
    else if (first->walk_strength > second->walk_strength) way = rank < first->walk_strength ? backward : none;
    else way = rank < second->walk_strength ? forward : none;
  }
  Variable *input() const { return way == forward ? first : second; }
  Variable *output() const override { return way == forward ? second : first; }
  void mark_inputs(int mark) override { input()->mark = mark; }
  bool inputs_known(int mark) const override {
    const Variable *in = input();
    return in->mark == mark || in->stay || !in->determined_by;
  }
  void mark_unsatisfied() override { way = none; }
  void recalculate() override {
    output()->walk_strength = std::max(rank, input()->walk_strength);
    output()->stay = input()->stay;
    if (output()->stay) execute();
  }
  void execute() override { output()->value = input()->value; }
};

struct Scale : Equality {
  Variable *const scale, *const offset;

  Scale(Variable *first, Variable *scale, Variable *offset, Variable *second, strength rank)
      : Equality(first, second, rank), scale(scale), offset(offset) {}
  void add_to_graph() override {
    Equality::add_to_graph();
    scale->constraints.push_back(this);
    offset->constraints.push_back(this);
  }
  void remove_from_graph() override {
    Equality::remove_from_graph();
    scale->remove_constraint(this);
    offset->remove_constraint(this);
  }
  void mark_inputs(int mark) override {
    Equality::mark_inputs(mark);
    scale->mark = offset->mark = mark;
  }
  void execute() override {
    if (way == forward) second->value = first->value * scale->value + offset->value;
    else first->value = (second->value - offset->value) / scale->value;
  }
  void recalculate() override {
    output()->walk_strength = std::max(rank, input()->walk_strength);
    output()->stay = input()->stay && scale->stay && offset->stay;
    if (output()->stay) execute();
  }
};

void Planner::change(Variable *variable, double value) {
  Edit edit(variable, preferred);
  add(&edit);
  std::vector<Constraint *> plan = make_plan({&edit});
  for (int i = 0; i < 10; i++) {
    variable->value = value;
    for (Constraint *constraint : plan) constraint->execute();
  }
  remove(&edit);
}

/** What a test makes, to be freed at its end. */
struct World {
  std::vector<Variable *> variables;
  std::vector<Constraint *> constraints;

  ~World() {
    for (Constraint *constraint : constraints) delete constraint;
    for (Variable *variable : variables) delete variable;
  }
  Variable *variable(double value) { return variables.emplace_back(new Variable(value)); }
  Constraint *keep(Constraint *constraint) { return constraints.emplace_back(constraint); }
};

static bool chain(int length) {
  World world;
  Planner planner;
  for (int i = 0; i <= length; i++) world.variable(0);
  const auto &variables = world.variables;
  for (int i = 0; i < length; i++) planner.add(world.keep(new Equality(variables[i], variables[i + 1], required)));
  Variable *first = variables.front(), *last = variables.back();
  planner.add(world.keep(new Stay(last, strong_default)));
  Constraint *edit = world.keep(new Edit(first, preferred));
  planner.add(edit);
  std::vector<Constraint *> plan = planner.make_plan({edit});
  bool is_right = true;
  for (int value = 0; value < 100; value++) {
    first->value = value;
    for (Constraint *constraint : plan) constraint->execute();
    is_right = is_right && last->value == value;
  }
  planner.remove(edit);
  return is_right;
}

static bool projection(int count) {
  World world;
  Planner planner;
  Variable *scale = world.variable(10), *offset = world.variable(1000);
  Variable *source = nullptr, *target = nullptr;
  std::vector<Variable *> targets;
  for (int i = 0; i < count; i++) {
    source = world.variable(i);
    target = world.variable(i);
    targets.push_back(target);
    planner.add(world.keep(new Stay(source, normal)));
    planner.add(world.keep(new Scale(source, scale, offset, target, required)));
  }
  planner.change(source, 17);
  bool is_right = target->value == 1170;
  planner.change(target, 1050);
  is_right = is_right && source->value == 5;
  planner.change(scale, 5);
  for (int i = 0; i < count - 1; i++) is_right = is_right && targets[i]->value == i * 5 + 1000;
  planner.change(offset, 2000);
  for (int i = 0; i < count - 1; i++) is_right = is_right && targets[i]->value == i * 5 + 2000;
  return is_right;
}

int main() {
  int right = 0;
  for (int round = 0; round < 20; round++)
    if (chain(4000) && projection(4000)) right++;
  std::printf("%s %d\n", right == 20 ? "ok" : "wrong", right);
}
