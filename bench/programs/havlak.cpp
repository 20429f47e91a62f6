// The C++ twin of havlak.ts.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct BasicBlock {
  int name;
  std::vector<BasicBlock *> incoming, outgoing;
  explicit BasicBlock(int name) : name(name) {}
};

class ControlFlowGraph {
  std::vector<std::unique_ptr<BasicBlock>> blocks;

  BasicBlock *block(int name) {
    while ((int)blocks.size() <= name) blocks.push_back(std::make_unique<BasicBlock>((int)blocks.size()));
    return blocks[(size_t)name].get();
  }

public:
  int size() const { return (int)blocks.size(); }
  BasicBlock *start() { return block(0); }

  void connect(int from, int to) {
    BasicBlock *source = block(from), *target = block(to);
    source->outgoing.push_back(target);
    target->incoming.push_back(source);
  }

  int straight(int start, int length) {
    for (int i = 0; i < length; i++) connect(start + i, start + i + 1);
    return start + length;
  }

  int diamond(int start) {
    connect(start, start + 1);
    connect(start, start + 2);
    connect(start + 1, start + 3);
    connect(start + 2, start + 3);
    return start + 3;
  }

  int base_loop(int from) {
    int header = straight(from, 1);
    int first_end = diamond(header);
    int second_header = straight(first_end, 1);
    int second_end = diamond(second_header);
    int footer = straight(second_end, 1);
    connect(second_end, second_header);
    connect(first_end, header);
    connect(footer, from);
    return straight(footer, 1);
  }
};

struct Loop {
  BasicBlock *header;
  bool is_reducible;
  Loop *parent = nullptr;
  std::vector<Loop *> children;
  std::vector<BasicBlock *> members;
  int height = 0;

  Loop(BasicBlock *header, bool is_reducible) : header(header), is_reducible(is_reducible) {}

  void set_parent(Loop *new_parent) {
    parent = new_parent;
    new_parent->children.push_back(this);
  }
};

struct LoopStructure {
  std::vector<std::unique_ptr<Loop>> loops;
  Loop *root;

  LoopStructure() {
    loops.push_back(std::make_unique<Loop>(nullptr, true));
    root = loops[0].get();
  }

  Loop *add(BasicBlock *header, bool is_reducible) {
    loops.push_back(std::make_unique<Loop>(header, is_reducible));
    loops.back()->members.push_back(header);
    return loops.back().get();
  }

  void nest() {
    for (auto &loop : loops)
      if (loop.get() != root && !loop->parent) loop->set_parent(root);
    measure(root);
  }

  static void measure(Loop *loop) {
    for (Loop *child : loop->children) {
      measure(child);
      loop->height = std::max(loop->height, child->height + 1);
    }
  }
};

struct Node {
  BasicBlock *block;
  int order;
  Node *parent = nullptr;
  Loop *loop = nullptr;

  Node(BasicBlock *block, int order) : block(block), order(order) {}

  Node *find() {
    if (!parent) return this;
    return parent = parent->find();
  }
};

enum class Kind { no_header, reducible, self, irreducible };

class LoopFinder {
  std::unordered_map<BasicBlock *, int> order;
  std::vector<std::unique_ptr<Node>> nodes;
  std::vector<int> last;
  std::vector<std::vector<int>> back_edges;
  std::vector<std::unordered_set<int>> other_edges;
  std::vector<Kind> kinds;
  std::vector<int> headers;
  ControlFlowGraph &graph;
  LoopStructure &structure;

public:
  LoopFinder(ControlFlowGraph &graph, LoopStructure &structure) : graph(graph), structure(structure) {}

  void find() {
    search(graph.start());
    for (auto &node : nodes) sort_edges(*node);
    for (size_t header = nodes.size(); header-- > 0;) collapse((int)header);
  }

private:
  void search(BasicBlock *block) {
    size_t number = nodes.size();
    order[block] = (int)number;
    nodes.push_back(std::make_unique<Node>(block, (int)number));
    last.push_back((int)number);
    for (BasicBlock *target : block->outgoing)
      if (!order.contains(target)) search(target);
    last[number] = (int)nodes.size() - 1;
  }

  bool is_ancestor(int ancestor, int node) const { return ancestor <= node && node <= last[(size_t)ancestor]; }

  void sort_edges(Node &node) {
    std::vector<int> back;
    std::unordered_set<int> other;
    for (BasicBlock *source : node.block->incoming) {
      auto from = order.find(source);
      if (from == order.end()) continue;
      if (is_ancestor(node.order, from->second)) back.push_back(from->second);
      else other.insert(from->second);
    }
    back_edges.push_back(std::move(back));
    other_edges.push_back(std::move(other));
    kinds.push_back(Kind::no_header);
    headers.push_back(0);
  }

  void collapse(int number) {
    size_t header = (size_t)number;
    std::vector<Node *> pool;
    for (int from : back_edges[header]) {
      if (from == number) kinds[header] = Kind::self;
      else pool.push_back(nodes[(size_t)from]->find());
    }
    if (!pool.empty()) kinds[header] = Kind::reducible;
    std::vector<Node *> work = pool;
    for (size_t next = 0; next < work.size(); next++) follow(work[next], number, pool, work);
    if (pool.empty() && kinds[header] != Kind::self) return;
    Node *node = nodes[header].get();
    Loop *loop = structure.add(node->block, kinds[header] != Kind::irreducible);
    node->loop = loop;
    for (Node *member : pool) {
      headers[(size_t)member->order] = number;
      member->parent = node;
      if (member->loop) member->loop->set_parent(loop);
      else loop->members.push_back(member->block);
    }
  }

  void follow(Node *node, int header, std::vector<Node *> &pool, std::vector<Node *> &work) {
    for (int from : other_edges[(size_t)node->order]) {
      Node *source = nodes[(size_t)from]->find();
      if (!is_ancestor(header, source->order)) {
        kinds[(size_t)header] = Kind::irreducible;
        other_edges[(size_t)header].insert(source->order);
      } else if (source->order != header && std::find(pool.begin(), pool.end(), source) == pool.end()) {
        work.push_back(source);
        pool.push_back(source);
      }
    }
  }
};

static void nested_loops(ControlFlowGraph &graph) {
  int last = 2;
  for (int outer = 0; outer < 10; outer++) {
    graph.connect(2, last + 1);
    last++;
    for (int middle = 0; middle < 10; middle++) {
      int top = last;
      last = graph.straight(last, 1);
      for (int inner = 0; inner < 5; inner++) last = graph.base_loop(last);
      int bottom = graph.straight(last, 1);
      graph.connect(last, top);
      last = bottom;
    }
    graph.connect(last, 1);
  }
}

int main() {
  ControlFlowGraph graph;
  graph.base_loop(0);
  graph.connect(0, 2);
  LoopStructure structure;
  for (int round = 0; round < 3000; round++) LoopFinder(graph, structure).find();
  nested_loops(graph);
  LoopFinder(graph, structure).find();
  int found = 0;
  for (int round = 0; round < 200; round++) {
    LoopStructure again;
    LoopFinder(graph, again).find();
    found += (int)again.loops.size();
  }
  structure.nest();
  int length = (int)structure.loops.size();
  bool is_right = length == 10602 && graph.size() == 5213 && structure.root->height == 5 && found == 320400;
  std::printf("%s %d %d %d %d\n", is_right ? "ok" : "wrong", length, graph.size(), structure.root->height, found);
}
