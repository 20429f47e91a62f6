// The C++ twin of json.ts.
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct Array;
struct Object;
using Json = std::variant<std::nullptr_t, bool, double, std::string, std::unique_ptr<Array>, std::unique_ptr<Object>>;

struct Array {
  std::vector<Json> elements;
};

struct Object {
  std::unordered_map<std::string, Json> members;
};

class Parser {
public:
  explicit Parser(const std::string &text) : text(text) {}

  Json parse() {
    Json parsed = value();
    skip_space();
    if (at != text.size()) fail("the end");
    return parsed;
  }

private:
  const std::string &text;
  size_t at = 0;

  [[noreturn]] void fail(const char *wanted) {
    throw std::runtime_error(std::string("expected ") + wanted + " at " + std::to_string(at));
  }

  void skip_space() {
    while (at < text.size()) {
      char unit = text[at];
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') return;
      at++;
    }
  }

  bool take(char unit) {
    skip_space();
    if (at >= text.size() || text[at] != unit) return false;
    at++;
    return true;
  }

  Json value() {
    skip_space();
    if (at >= text.size()) fail("a value");
    switch (text[at]) {
    case '{': return object();
    case '[': return array();
    case '"': return string();
    case 't': return word("true", true);
    case 'f': return word("false", false);
    case 'n': return word("null", nullptr);
    default: return number();
    }
  }

  Json word(const std::string &wanted, Json value) {
    if (text.compare(at, wanted.size(), wanted) != 0) fail(wanted.c_str());
    at += wanted.size();
    return value;
  }

  std::unique_ptr<Object> object() {
    auto made = std::make_unique<Object>();
    at++;
    if (take('}')) return made;
    do {
      skip_space();
      std::string name = string();
      if (!take(':')) fail("a colon");
      made->members.insert_or_assign(std::move(name), value());
    } while (take(','));
    if (!take('}')) fail("a closing brace");
    return made;
  }

  std::unique_ptr<Array> array() {
    auto made = std::make_unique<Array>();
    at++;
    if (take(']')) return made;
    do made->elements.push_back(value());
    while (take(','));
    if (!take(']')) fail("a closing bracket");
    return made;
  }

  std::string string() {
    if (at >= text.size() || text[at] != '"') fail("a string");
    size_t start = ++at;
    for (; at < text.size(); at++)
      if (text[at] == '"') {
        at++;
        return text.substr(start, at - 1 - start);
      }
    fail("a closing quote");
  }

  double number() {
    bool is_negative = text[at] == '-';
    if (is_negative) at++;
    size_t start = at;
    double value = 0;
    for (; at < text.size(); at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at == start) fail("a digit");
    return is_negative ? -value : value;
  }
};

struct Tally {
  int values = 0;
  double sum = 0;

  void add(const Json &json) {
    values++;
    if (auto number = std::get_if<double>(&json)) {
      sum += *number;
    } else if (auto array = std::get_if<std::unique_ptr<Array>>(&json)) {
      for (const Json &element : (*array)->elements) add(element);
    } else if (auto object = std::get_if<std::unique_ptr<Object>>(&json)) {
      for (const auto &member : (*object)->members) add(member.second);
    }
  }
};

static std::string sample(int records) {
  std::string text = "[";
  for (int i = 0; i < records; i++) {
    char record[256];
    std::snprintf(record, sizeof record,
                  "{ \"id\": %d, \"name\": \"record %d\", \"isActive\": %s, \"parent\": null,\n"
                  "  \"scores\": [%d, %d, 0], \"place\": { \"x\": %d, \"y\": %d } }",
                  i, i, i % 3 == 0 ? "true" : "false", i * 7, -i, i % 100, i % 37);
    if (i > 0) text += ",\n";
    text += record;
  }
  return text + "]";
}

int main() {
  std::string text = sample(2000);
  bool is_right = true;
  double sum = 0;
  for (int round = 0; round < 200; round++) {
    Tally tally;
    tally.add(Parser(text).parse());
    is_right = is_right && tally.values == 24001 && tally.sum == 14127965;
    sum += tally.sum;
  }
  std::printf("%s %.0f\n", is_right ? "ok" : "wrong", sum);
}
