// The C++ twin of cd.ts.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

static constexpr double minimum = 0, maximum = 1000, ceiling = 10, cell = 2, radius = 1;

static int compare_numbers(double a, double b) { return a == b ? 0 : a < b ? -1 : 1; }

struct Vector2 {
  double x, y;
  Vector2 operator+(const Vector2 &other) const { return {x + other.x, y + other.y}; }
  int compare(const Vector2 &other) const {
    return x == other.x ? compare_numbers(y, other.y) : compare_numbers(x, other.x);
  }
};

struct Vector3 {
  double x, y, z;
  Vector3 operator+(const Vector3 &other) const { return {x + other.x, y + other.y, z + other.z}; }
  Vector3 operator-(const Vector3 &other) const { return {x - other.x, y - other.y, z - other.z}; }
  Vector3 operator*(double factor) const { return {x * factor, y * factor, z * factor}; }
  double dot(const Vector3 &other) const { return x * other.x + y * other.y + z * other.z; }
  bool is_inside() const {
    return x >= minimum && x <= maximum && y >= minimum && y <= maximum && z >= minimum && z <= ceiling;
  }
};

struct CallSign {
  int value;
  int compare(const CallSign &other) const { return value == other.value ? 0 : value < other.value ? -1 : 1; }
};

/// A red-black tree.
template <typename K, typename V> class SortedMap {
  struct Node {
    K key;
    V value;
    Node *left = nullptr, *right = nullptr, *parent;
    bool is_red = true;
    Node(const K &key, V value, Node *parent) : key(key), value(std::move(value)), parent(parent) {}
  };
  Node *root = nullptr;

  static void release(Node *node) {
    if (!node) return;
    release(node->left);
    release(node->right);
    delete node;
  }

  static Node *leftmost(Node *node) {
    while (node->left) node = node->left;
    return node;
  }

  static Node *next(Node *node) {
    if (node->right) return leftmost(node->right);
    Node *parent = node->parent;
    while (parent && parent->right == node) {
      node = parent;
      parent = node->parent;
    }
    return parent;
  }

  void rotate(Node *node, bool to_left) {
    Node *riser = to_left ? node->right : node->left;
    Node *moved = to_left ? riser->left : riser->right;
    (to_left ? node->right : node->left) = moved;
    if (moved) moved->parent = node;
    Node *parent = node->parent;
    riser->parent = parent;
    if (!parent) root = riser;
    else if (parent->left == node) parent->left = riser;
    else parent->right = riser;
    (to_left ? riser->left : riser->right) = node;
    node->parent = riser;
  }

  void balance(Node *node) {
    for (Node *parent = node->parent; parent && parent->is_red; parent = node->parent) {
      Node *grandparent = parent->parent;
      bool is_left = grandparent->left == parent;
      Node *uncle = is_left ? grandparent->right : grandparent->left;
      if (uncle && uncle->is_red) {
        parent->is_red = false;
        uncle->is_red = false;
        grandparent->is_red = true;
        node = grandparent;
        continue;
      }
      if (node == (is_left ? parent->right : parent->left)) {
        rotate(parent, is_left);
        node = parent;
      }
      node->parent->is_red = false;
      grandparent->is_red = true;
      rotate(grandparent, !is_left);
    }
    root->is_red = false;
  }

public:
  SortedMap() = default;
  SortedMap(const SortedMap &) = delete;
  ~SortedMap() { release(root); }

  V *get(const K &key) {
    Node *node = root;
    while (node) {
      int order = key.compare(node->key);
      if (order == 0) return &node->value;
      node = order < 0 ? node->left : node->right;
    }
    return nullptr;
  }

  bool set(const K &key, V value) {
    Node *parent = nullptr;
    int order = 0;
    for (Node *node = root; node; node = order < 0 ? node->left : node->right) {
      order = key.compare(node->key);
      if (order == 0) {
        node->value = std::move(value);
        return false;
      }
      parent = node;
    }
    Node *made = new Node(key, std::move(value), parent);
    if (!parent) root = made;
    else if (order < 0) parent->left = made;
    else parent->right = made;
    balance(made);
    return true;
  }

  template <typename F> void for_each(F visit) {
    for (Node *node = root ? leftmost(root) : nullptr; node; node = next(node)) visit(node->key, node->value);
  }
};

struct Aircraft {
  CallSign sign;
  Vector3 position;
};

struct Motion {
  CallSign sign;
  Vector3 from, to;

  bool meeting(const Motion &other, Vector3 &place) const {
    Vector3 way = to - from, other_way = other.to - other.from;
    Vector3 apart = from - other.from, drift = way - other_way;
    double a = drift.dot(drift);
    if (a == 0) {
      place = (from + other.from) * 0.5;
      return std::sqrt(apart.dot(apart)) <= radius;
    }
    double b = 2 * apart.dot(drift);
    double c = apart.dot(apart) - radius * radius;
    double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return false;
    double enter = (-b - std::sqrt(discriminant)) / (2 * a);
    double leave = (-b + std::sqrt(discriminant)) / (2 * a);
    if (enter > 1 || leave < 0) return false;
    double moment = std::max(0.0, enter);
    place = (from + way * moment + (other.from + other_way * moment)) * 0.5;
    return place.is_inside();
  }
};

static bool crosses(const Vector2 &corner, const Motion &motion) {
  if (corner.x > maximum || corner.x < minimum || corner.y > maximum || corner.y < minimum) return false;
  const Vector3 &from = motion.from, &to = motion.to;
  double margin = radius / 2, way_x = to.x - from.x, way_y = to.y - from.y, enter = 0, leave = 1;
  if (way_x == 0) {
    if (from.x < corner.x - margin || from.x > corner.x + cell + margin) return false;
  } else {
    double low = (corner.x - margin - from.x) / way_x;
    double high = (corner.x + cell + margin - from.x) / way_x;
    enter = std::max(enter, std::min(low, high));
    leave = std::min(leave, std::max(low, high));
  }
  if (way_y == 0) {
    if (from.y < corner.y - margin || from.y > corner.y + cell + margin) return false;
  } else {
    double low = (corner.y - margin - from.y) / way_y;
    double high = (corner.y + cell + margin - from.y) / way_y;
    enter = std::max(enter, std::min(low, high));
    leave = std::min(leave, std::max(low, high));
  }
  return enter <= leave;
}

static Vector2 cell_of(const Vector3 &position) {
  return {std::floor(position.x / cell) * cell, std::floor(position.y / cell) * cell};
}

static std::vector<Vector2> neighbours;

using Grid = SortedMap<Vector2, std::vector<Motion *>>;

static void enter(Grid &grid, SortedMap<Vector2, bool> &seen, const Vector2 &corner, Motion *motion) {
  if (!crosses(corner, *motion) || !seen.set(corner, true)) return;
  std::vector<Motion *> *motions = grid.get(corner);
  if (!motions) grid.set(corner, {motion});
  else motions->push_back(motion);
  for (const Vector2 &step : neighbours) enter(grid, seen, corner + step, motion);
}

struct Collision {
  CallSign one, other;
  Vector3 place;
};

class Detector {
  SortedMap<CallSign, Vector3> positions;

public:
  std::vector<Collision> frame(const std::vector<Aircraft> &aircraft) {
    Grid grid;
    std::vector<std::unique_ptr<Motion>> all;
    for (const auto &[sign, position] : aircraft) {
      Vector3 *earlier = positions.get(sign);
      all.push_back(std::make_unique<Motion>(sign, earlier ? *earlier : position, position));
      positions.set(sign, position);
      SortedMap<Vector2, bool> seen;
      enter(grid, seen, cell_of(all.back()->from), all.back().get());
    }
    std::vector<Collision> collisions;
    grid.for_each([&](const Vector2 &, const std::vector<Motion *> &motions) {
      for (size_t i = 0; i + 1 < motions.size(); i++)
        for (size_t j = i + 1; j < motions.size(); j++) {
          Vector3 place;
          if (motions[i]->meeting(*motions[j], place))
            collisions.push_back({motions[i]->sign, motions[j]->sign, place});
        }
    });
    return collisions;
  }
};

static std::vector<Aircraft> fly(const std::vector<CallSign> &signs, double time) {
  std::vector<Aircraft> aircraft;
  for (size_t i = 0; i < signs.size(); i += 2) {
    aircraft.push_back({signs[i], {time, std::cos(time) * 2 + (double)i * 3, 10}});
    aircraft.push_back({signs[i + 1], {time, std::sin(time) * 2 + (double)i * 3, 10}});
  }
  return aircraft;
}

int main() {
  for (double x = -cell; x <= cell; x += cell)
    for (double y = -cell; y <= cell; y += cell)
      if (x != 0 || y != 0) neighbours.push_back({x, y});
  std::vector<CallSign> signs;
  for (int i = 0; i < 250; i++) signs.push_back({i});
  int count = 0, across = 0;
  for (int round = 0; round < 5; round++) {
    Detector detector;
    for (int frame = 0; frame < 200; frame++)
      for (const auto &[one, other, place] : detector.frame(fly(signs, frame / 10.0))) {
        count++;
        if (other.value != one.value + 1) across++;
      }
  }
  std::printf("%s %d %d\n", count == 54150 && across == 0 ? "ok" : "wrong", count, across);
}
