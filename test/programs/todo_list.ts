// A list of tasks: partial updates by spread, groups in a Record over a union, entries and keys.
type Priority = "low" | "medium" | "high";
interface Todo { id: number; title: string; done: boolean; priority: Priority; tags?: string[]; due?: string }
type TodoUpdate = Partial<Omit<Todo, "id">>;
class TodoList {
  private todos: Todo[] = [];
  private nextId = 1;
  add(title: string, priority: Priority = "medium", ...tags: string[]): Todo {
    const todo: Todo = { id: this.nextId++, title, done: false, priority };
    if (tags.length > 0) todo.tags = tags;
    this.todos.push(todo);
    return todo;
  }
  update(id: number, changes: TodoUpdate): boolean {
    const index = this.todos.findIndex((t) => t.id === id);
    if (index === -1) return false;
    this.todos[index] = { ...this.todos[index], ...changes };
    return true;
  }
  remove(id: number): void { this.todos = this.todos.filter((t) => t.id !== id); }
  get pending(): Todo[] { return this.todos.filter(({ done }) => !done); }
  byPriority(): Record<Priority, Todo[]> {
    const result: Record<Priority, Todo[]> = { low: [], medium: [], high: [] };
    for (const todo of this.todos) result[todo.priority].push(todo);
    return result;
  }
  static sort(a: Todo, b: Todo): number {
    const order: Record<Priority, number> = { high: 0, medium: 1, low: 2 };
    return order[a.priority] - order[b.priority] || a.id - b.id;
  }
  sorted(): Todo[] { return [...this.todos].sort(TodoList.sort); }
}
const list = new TodoList();
list.add("Buy milk", "low", "shop", "food");
list.add("Write code", "high");
list.add("Sleep");
list.update(2, { done: true });
console.log(list.update(9, {}));
console.log(list.pending.map((t) => t.title).join(", "));
console.log(list.sorted().map((t) => `${t.id}:${t.title}${t.done ? " [x]" : ""}`));
const groups = list.byPriority();
for (const [priority, todos] of Object.entries(groups)) console.log(priority, todos.length, todos);
for (const key of Object.keys(groups) as Priority[]) console.log(key, groups[key].map((t) => t.id));
list.remove(1);
console.log(list.sorted());
