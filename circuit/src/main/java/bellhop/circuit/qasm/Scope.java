package bellhop.circuit.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which names are declared where. A block that closes gives hidden names their meaning back. */
final class Scope {
  private static final class Hidden {
    private final Name name;
    private @Nullable Symbol symbol;
    private int depth;

    Hidden(Name name) {
      this.name = name;
      swap(name.symbol(), name.depth());
    }

    private void swap(@Nullable Symbol newSymbol, int newDepth) {
      symbol = newSymbol;
      depth = newDepth;
    }

    /** The name takes the meaning that is kept here, and its own is kept. */
    void swap() {
      Symbol before = name.symbol();
      int depthBefore = name.depth();
      name.mean(symbol, depth);
      swap(before, depthBefore);
    }
  }

  private final Source source;
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  /** Where the names of each subroutine that is being carried out begin. */
  private final List<Integer> calls = new ArrayList<>();

  Scope(Source source) {
    this.source = source;
  }

  boolean isOutermost() {
    return marks.isEmpty();
  }

  boolean isInSubroutine() {
    return !calls.isEmpty();
  }

  void open() {
    marks.add(hidden.size());
  }

  void close() {
    int mark = marks.removeLast();
    while (hidden.size() > mark) {
      hidden.removeLast().swap();
    }
  }

  /** Names get the meaning that they have outside of all blocks; what is declared next hides it. */
  void enter() {
    for (int i = hidden.size() - 1; i >= ownStart(); i--) {
      hidden.get(i).swap();
    }
    calls.add(hidden.size());
    open();
  }

  void leave() {
    close();
    int end = calls.removeLast();
    for (int i = ownStart(); i < end; i++) {
      hidden.get(i).swap();
    }
  }

  /** The first name that is not of the outermost block, nor of a caller. */
  private int ownStart() {
    int outermost = marks.isEmpty() ? hidden.size() : marks.getFirst();
    return calls.isEmpty() ? outermost : calls.getLast();
  }

  /** Whether a name can be used here: subroutines do not see the variables outside. */
  boolean sees(Name name) {
    return calls.isEmpty()
        || name.depth() != 0
        || name.symbol() instanceof Symbol.Constant
        || name.symbol() instanceof Symbol.Called;
  }

  void declare(Name name, Symbol symbol, int at) {
    if (name.symbol() != null && name.depth() == marks.size()) {
      throw source.fault(
          at, "\"" + name + "\" is declared twice", "a name stands for one thing in its block", "");
    }
    hidden.add(new Hidden(name));
    name.mean(symbol, marks.size());
  }
}
