package bellhop.circuit.qasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Where it goes on after a statement.
 *
 * @param at where the text said so
 * @param targets where it may have gone at run time, if that depends on a measurement; each has a
 *     bit that says so
 */
record Flow(Kind kind, int at, List<Target> targets) {
  /** With the next statement. */
  static final Flow ON = new Flow(Kind.ON, 0, List.of());

  Flow {
    targets = List.copyOf(targets);
  }

  enum Kind {
    ON(""),
    /** With the next statement, or elsewhere. */
    OPEN(""),
    BREAK("break"),
    CONTINUE("continue"),
    RETURN("return"),
    END("end");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the text says it. */
    String word() {
      return word;
    }
  }

  static Flow to(Kind kind, int at) {
    return new Flow(kind, at, List.of());
  }

  boolean goesOn() {
    return kind == Kind.ON;
  }

  boolean mayGoOn() {
    return kind == Kind.ON || kind == Kind.OPEN;
  }

  /** After this, and then that where it went on. */
  Flow then(Flow next) {
    if (goesOn()) {
      return next;
    }
    if (next.goesOn()) {
      return this;
    }
    boolean alwaysThere = !next.mayGoOn() && next.targets.containsAll(targets);
    return alwaysThere ? next : new Flow(Kind.OPEN, next.at, union(next));
  }

  /** One or the other. */
  Flow or(Flow other) {
    if (kind == other.kind && !mayGoOn()) {
      return this;
    }
    return goesOn() && other.goesOn()
        ? ON
        : new Flow(Kind.OPEN, goesOn() ? other.at : at, union(other));
  }

  private List<Target> union(Flow other) {
    List<Target> all = new ArrayList<>(targets);
    other.targets.stream().filter(target -> !all.contains(target)).forEach(all::add);
    return all;
  }

  /** Behind the place where a target leads. */
  Flow arrivedAt(Target target) {
    if (kind == target.kind()) {
      return ON;
    }
    if (kind != Kind.OPEN) {
      return this;
    }
    List<Target> others = targets.stream().filter(other -> other != target).toList();
    return others.isEmpty() ? ON : new Flow(kind, at, others);
  }
}
