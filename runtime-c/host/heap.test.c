// Unit test of the collector on the host: a random graph of objects and arrays is built, cut and rebuilt while a shadow
// in plain C memory says what must be there. Prints its seed; status 0 when all checks hold.
#include "../heap.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct node {
  rt_object header;
  struct node *left, *right;
  double value;
  rt_value any;
} node;

static rt_value root_list, root_big;

// The tables of a program with three types, as the compiler would write them.
#define HASH(low) low, 0, 0, 0, 0, 0, 0, 0x10
enum { NODE, LIST, BIG };
const char rt_type_texts[] = "node\0list\0big\0left\0right\0value\0number\0any\0unknown";
enum { TEXT_NODE = 0, TEXT_LIST = 5, TEXT_BIG = 10, TEXT_LEFT = 14, TEXT_RIGHT = 19, TEXT_VALUE = 25 };
enum { TEXT_NUMBER = 31, TEXT_ANY = 38, TEXT_UNKNOWN = 42 };
const uint8_t rt_type_records[] = {
    HASH(100),   RT_KIND_OBJECT,
    TEXT_NODE,   TEXT_NODE,
    0,           0,
    0,           0,
    4, // four fields of its own
    RT_REPR_REF, TEXT_LEFT,
    TEXT_NODE,   RT_REPR_REF,
    TEXT_RIGHT,  TEXT_NODE, //
    RT_REPR_F64, TEXT_VALUE,
    TEXT_NUMBER, RT_REPR_VALUE,
    TEXT_ANY,    TEXT_UNKNOWN, //
    HASH(101),   RT_KIND_ARRAY | RT_REPR_REF << 4,
    TEXT_LIST,   TEXT_LIST,
    0,           0,
    0,           0,
    0, //
    HASH(102),   RT_KIND_ARRAY | RT_REPR_F64 << 4,
    TEXT_BIG,    TEXT_BIG,
    0,           0,
    0,           0,
    0, //
};
uint32_t rt_type_offsets[3];
const uint32_t rt_type_count = 3;
const int32_t rt_dispatch[1];
const uint32_t rt_interface_words[1];
const uint8_t rt_literal_records[1];
rt_ref rt_literals[1];
const uint32_t rt_literal_count = 0;
rt_value *const rt_roots[] = {&root_list, &root_big};
const uint32_t rt_root_count = 2;
const char rt_program_version[] = "test";
rt_ref (*const rt_make_range_error)(rt_ref) = 0;
rt_ref (*const rt_make_type_error)(rt_ref) = 0;
void (*const rt_on_evaluation_error)(rt_value) = 0;
void (*const rt_report_uncaught)(rt_value) = 0;
const uint32_t rt_line_table[3] = {0x32544c49, 0, 0};

static uint64_t seed;
static uint32_t random_below(uint32_t limit) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(seed >> 33) % limit;
}

#define CHECK(condition)                                                                                               \
  do {                                                                                                                 \
    if (!(condition)) {                                                                                                \
      printf("failed at line %d: %s\n", __LINE__, #condition);                                                         \
      exit(1);                                                                                                         \
    }                                                                                                                  \
  } while (0)

#define TREES 64
static uint32_t shadow_depth[TREES];

static node *make_tree(uint32_t depth, double value) {
  node *made = rt_new(rt_type_offsets[NODE], sizeof(node));
  CHECK(!made->left && !made->right && made->value == 0 && made->any == RT_UNDEFINED);
  made->value = value;
  made->any = random_below(2) ? rt_from_f64(value)
                              : rt_from_ref(rt_string_from_c("text that is long enough to be on the heap"));
  if (depth > 0) {
    made->left = make_tree(depth - 1, value * 2);
    made->right = make_tree(depth - 1, value * 2 + 1);
  }
  return made;
}

static void check_tree(const node *tree, uint32_t depth, double value) {
  CHECK(tree->header.type == rt_type_offsets[NODE] && tree->value == value);
  if (rt_is_number(tree->any)) {
    CHECK(rt_to_f64(tree->any) == value);
  } else {
    CHECK(rt_value_is_string(tree->any) && rt_string_length(rt_to_ref(tree->any)) == 42);
  }
  if (depth == 0) {
    CHECK(!tree->left && !tree->right);
    return;
  }
  check_tree(tree->left, depth - 1, value * 2);
  check_tree(tree->right, depth - 1, value * 2 + 1);
}

static void check_all(void) {
  node **trees = ((rt_array *)rt_to_ref(root_list))->data;
  for (uint32_t i = 0; i < TREES; i++)
    if (trees[i]) check_tree(trees[i], shadow_depth[i], 1);
}

__attribute__((noinline)) static void random_graph(void) {
  root_list = rt_from_ref(rt_array_new_length(rt_type_offsets[LIST], TREES));
  for (uint32_t round = 0; round < 4000; round++) {
    uint32_t i = random_below(TREES), depth = random_below(12);
    node *tree = random_below(5) == 0 ? NULL : make_tree(depth, 1);
    RT_STORE(((node **)((rt_array *)rt_to_ref(root_list))->data)[i], tree);
    shadow_depth[i] = depth;
    if (random_below(16) == 0) {
      rt_array *big = rt_array_new(rt_type_offsets[BIG], 0);
      root_big = rt_from_ref(big);
      for (uint32_t k = 0, n = random_below(100000); k < n; k++) {
        uint32_t place = rt_array_extend(big);
        ((double *)big->data)[place] = k;
      }
      for (uint32_t k = 0; k < big->length; k++) CHECK(((double *)big->data)[k] == k);
    }
    if (round % 500 == 0) check_all();
  }
  check_all();
  CHECK(rt_collection_count() > 3);
}

/// A chain far deeper than the C stack could follow, and a plateau: the same garbage over and over does not grow the
/// heap.
__attribute__((noinline)) static void deep_chain(void) {
  node *head = NULL;
  for (uint32_t i = 0; i < 3000000; i++) {
    node *made = rt_new(rt_type_offsets[NODE], sizeof(node));
    made->left = head;
    made->value = i;
    head = made;
  }
  root_list = rt_from_ref(head);
  rt_collect_garbage();
  uint32_t length = 0;
  for (node *at = head; at; at = at->left) CHECK(at->value == 3000000 - 1 - length++);
  CHECK(length == 3000000);
}

/// While collection is held nothing is collected however much is allocated, and then it goes on.
__attribute__((noinline)) static void held_collection(void) {
  if (getenv("INSTAR_GC_STRESS")) return; // it takes no notice
  for (int rounds = 0; rounds < 3; rounds++) {
    rt_collection_hold();
    uint32_t before = rt_collection_count();
    for (uint32_t i = 0; i < 1000000; i++) ((node *)rt_new(rt_type_offsets[NODE], sizeof(node)))->value = i;
    CHECK(rt_collection_count() == before);
    rt_collection_release();
    double held = rt_heap_used_bytes();
    for (uint32_t i = 0; i < 4000000; i++) ((node *)rt_new(rt_type_offsets[NODE], sizeof(node)))->value = i;
    CHECK(rt_collection_count() > before);
    CHECK(rt_heap_used_bytes() < 2 * held);
  }
}

#define NODES 3000
#define NOTHING UINT32_MAX

/// What the graph must look like: nodes by number.
static struct {
  uint32_t left, right, weak_value;
} shadow[NODES];
static uint32_t shadow_roots[TREES], shadow_count;

static node **list_roots(void) { return ((rt_array *)rt_to_ref(root_list))->data; }

/// The last node of a random walk, which starts at a root, or null.
static node *walk(void) {
  node *at = list_roots()[random_below(TREES)];
  for (uint32_t steps = random_below(12); at && steps > 0; steps--) {
    node *next = random_below(2) ? at->left : at->right;
    if (next) at = next;
  }
  return at;
}

static uint32_t number_of(const node *one) { return one ? (uint32_t)one->value : NOTHING; }

static node *new_node(void) {
  node *made = rt_new(rt_type_offsets[NODE], sizeof(node));
  made->value = shadow_count;
  made->any = rt_from_ref(rt_string_from_c("text that is long enough to be on the heap"));
  shadow[shadow_count].left = shadow[shadow_count].right = shadow[shadow_count].weak_value = NOTHING;
  shadow_count++;
  return made;
}

/// One change of the graph, to an old or a new place, with an old, a new or no node.
static void change_graph(void) {
  node *target = walk(), *value = random_below(4) == 0 ? new_node() : random_below(8) == 0 ? NULL : walk();
  switch (random_below(target ? 8 : 1)) {
  case 0: {
    uint32_t i = random_below(TREES);
    RT_STORE(list_roots()[i], value);
    shadow_roots[i] = number_of(value);
    return;
  }
  case 1:
    RT_STORE(target->left, value);
    shadow[number_of(target)].left = number_of(value);
    return;
  case 2:
    RT_STORE(target->right, value);
    shadow[number_of(target)].right = number_of(value);
    return;
  case 3: {
    // Moves the end of the list over its middle, as splice does.
    uint32_t from = random_below(TREES), to = random_below(TREES), count = random_below(8);
    if (from + count > TREES || to + count > TREES) return;
    rt_array_copy(rt_to_ref(root_list), to, rt_to_ref(root_list), from, count);
    memmove(shadow_roots + to, shadow_roots + from, count * sizeof *shadow_roots);
    return;
  }
  case 4:
  case 5:
  case 6: {
    // Moves a reference: from where marking has perhaps not been yet to where it has been.
    node *to = walk(), *moved = target->left;
    if (!to || to == target) return;
    RT_STORE(to->right, moved);
    shadow[number_of(to)].right = number_of(moved);
    RT_STORE(target->left, value);
    shadow[number_of(target)].left = number_of(value);
    return;
  }
  case 7:
    root_big = rt_from_ref(rt_weak_set(rt_to_ref(root_big), target, rt_from_ref(value)));
    shadow[number_of(target)].weak_value = number_of(value);
  }
}

/// The list's elements go to larger memory of its own, or to that of another list.
static void move_list(void) {
  rt_array *list = rt_to_ref(root_list);
  if (list->capacity < 1000) return rt_array_reserve(list, list->capacity + 1);
  rt_array *other = rt_array_new_length(rt_type_offsets[LIST], TREES);
  rt_array_copy(other, 0, list, 0, TREES);
  root_list = rt_from_ref(other);
}

static bool is_checked[NODES];

static void check_node(node *one, uint32_t number) {
  CHECK(number_of(one) == number);
  if (!one || is_checked[number]) return;
  is_checked[number] = true;
  CHECK(one->header.type == rt_type_offsets[NODE] && rt_string_length(rt_to_ref(one->any)) == 42);
  check_node(one->left, shadow[number].left);
  check_node(one->right, shadow[number].right);
  if (rt_weak_has(rt_to_ref(root_big), one))
    check_node(rt_to_ref(rt_weak_get(rt_to_ref(root_big), one)), shadow[number].weak_value);
  else CHECK(shadow[number].weak_value == NOTHING);
}

/// The program changes references between any two parts of a collection, and nothing that it can reach is lost.
__attribute__((noinline)) static void changes_while_marking(void) {
  for (uint32_t round = 0; round < 60; round++) {
    root_list = rt_from_ref(rt_array_new_length(rt_type_offsets[LIST], TREES));
    root_big = rt_from_ref(rt_weak_table_new(4));
    shadow_count = 0;
    for (uint32_t i = 0; i < TREES; i++) {
      node *made = new_node();
      RT_STORE(list_roots()[i], made);
      shadow_roots[i] = i;
    }
    while (shadow_count < NODES - 2) {
      change_graph();
      if (random_below(3) == 0) collector_work(random_below(8) + 1);
      if (random_below(200) == 0) move_list();
    }
    for (uint32_t i = 0; i < NODES; i++) is_checked[i] = false;
    for (uint32_t i = 0; i < TREES; i++) check_node(list_roots()[i], shadow_roots[i]);
  }
}

/// A request that no memory can satisfy throws, and the program goes on.
__attribute__((noinline)) static void exhaustion(void) {
  rt_try frame;
  volatile bool caught = false;
  rt_try_enter(&frame);
  if (rt_setjmp(frame.registers) == 0) {
    for (;;) {
      rt_array *next = rt_array_new_length(rt_type_offsets[LIST], 1 << 20);
      RT_STORE(((rt_ref *)next->data)[0], rt_to_ref(root_list));
      root_list = rt_from_ref(next);
    }
  } else {
    rt_value thrown = rt_caught();
    caught = rt_value_is_string(thrown);
  }
  CHECK(caught);
}

/// Bytes of the stack between the frame of rt_program_evaluate and those of a test.
#define DISTANCE (256 << 10)

/// Runs a test so far down the stack that none of its frames lies where a collection that rt_program_evaluate starts
/// has its own: no stale word of the test's can look like a root to it.
__attribute__((noinline)) static void run_apart(void (*test)(void)) {
  volatile char *distance = __builtin_alloca(DISTANCE);
  distance[0] = 0;
  test();
  distance[0] = 1; // keeps the call from becoming a jump
}

/// What a test leaves behind once nothing refers to it: the collection runs with an empty stack, as between two events.
__attribute__((noinline)) static void check_memory_returns(void) {
  root_list = root_big = RT_UNDEFINED;
  rt_collect_garbage();
  CHECK(rt_heap_used_bytes() < 1e6);
}

void rt_program_evaluate(void) {
  printf("seed %llu\n", (unsigned long long)seed);
  void (*const tests[])(void) = {random_graph, changes_while_marking, deep_chain, held_collection, exhaustion};
  for (size_t i = 0; i < RT_ARRAY_LENGTH(tests); i++) {
    run_apart(tests[i]);
    check_memory_returns();
  }
  printf("ok, %u collections\n", rt_collection_count());
  fflush(stdout);
}

void rt_program_serve(void) {}

__attribute__((constructor)) static void choose_seed(void) {
  const char *given = getenv("SEED");
  seed = given ? strtoull(given, NULL, 10) : rt_platform_wall_ns();
}
