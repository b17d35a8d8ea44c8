package bellhop.circuit.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which names are declared where. A block that closes gives hidden names their meaning back. */
final class Scope {
  private record Hidden(Name name, @Nullable Symbol symbol, int depth) {}

  private final Source source;
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  Scope(Source source) {
    this.source = source;
  }

  boolean isOutermost() {
    return marks.isEmpty();
  }

  void open() {
    marks.add(hidden.size());
  }

  void close() {
    int mark = marks.removeLast();
    while (hidden.size() > mark) {
      Hidden last = hidden.removeLast();
      last.name().mean(last.symbol(), last.depth());
    }
  }

  void declare(Name name, Symbol symbol, int at) {
    if (name.symbol() != null && name.depth() == marks.size()) {
      throw source.fault(
          at, "\"" + name + "\" is declared twice", "a name stands for one thing in its block", "");
    }
    hidden.add(new Hidden(name, name.symbol(), name.depth()));
    name.mean(symbol, marks.size());
  }
}
