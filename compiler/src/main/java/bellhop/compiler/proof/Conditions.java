package bellhop.compiler.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Boolean functions of numbered atoms, themselves numbered so that equal functions have equal
 * numbers: reduced ordered decision diagrams (Bryant, IEEE Trans. Comput. C-35, 677, 1986). A node
 * asks one atom and goes on to another node; 0 and 1 are the ends. Parities and nested conditions,
 * which is what programs have, take as many nodes as they have atoms.
 */
final class Conditions {
  static final int FALSE = 0;
  static final int TRUE = 1;
  private static final int MOST_NODES = 1 << 23;
  private static final int DEEPEST = 2000;

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final Map<Choice, Integer> choices = new HashMap<>();
  private final BitSet[] flagged;

  private record Node(int atom, int ifFalse, int ifTrue) {}

  private record Choice(int condition, int ifTrue, int ifFalse) {}

  /**
   * @param flags sorts of atoms that can be asked for with {@link #dependsOn}
   */
  Conditions(int flags) {
    flagged = new BitSet[flags];
    Arrays.setAll(flagged, _ -> new BitSet());
    for (int end = FALSE; end <= TRUE; end++) {
      nodes.add(new Node(Integer.MAX_VALUE, end, end));
    }
  }

  /** The function that is the atom itself, which is of no sort or the sorts given. */
  int atom(int atom, boolean... sorts) {
    int number = node(atom, FALSE, TRUE);
    for (int sort = 0; sort < sorts.length; sort++) {
      flagged[sort].set(number, sorts[sort]);
    }
    return number;
  }

  boolean dependsOn(int sort, int function) {
    return flagged[sort].get(function);
  }

  int not(int a) {
    return choose(a, FALSE, TRUE);
  }

  int and(int a, int b) {
    return choose(a, b, FALSE);
  }

  int or(int a, int b) {
    return choose(a, TRUE, b);
  }

  int xor(int a, int b) {
    if (a == b || a == FALSE || b == FALSE) {
      return a == b ? FALSE : a == FALSE ? b : a;
    }
    return choose(a, not(b), b);
  }

  /** The first where the condition holds, else the second. */
  int choose(int condition, int ifTrue, int ifFalse) {
    return choose(condition, ifTrue, ifFalse, 0);
  }

  private int choose(int condition, int ifTrue, int ifFalse, int depth) {
    if (condition == TRUE || ifTrue == ifFalse) {
      return ifTrue;
    }
    if (condition == FALSE) {
      return ifFalse;
    }
    if (ifTrue == TRUE && ifFalse == FALSE) {
      return condition;
    }
    Choice choice = new Choice(condition, ifTrue, ifFalse);
    Integer known = choices.get(choice);
    if (known != null) {
      return known;
    }
    if (depth > DEEPEST || nodes.size() > MOST_NODES) {
      throw new Fault("a condition", "it is too involved to be followed");
    }
    int atom = Math.min(atomOf(condition), Math.min(atomOf(ifTrue), atomOf(ifFalse)));
    int low =
        choose(
            at(condition, atom, false),
            at(ifTrue, atom, false),
            at(ifFalse, atom, false),
            depth + 1);
    int high =
        choose(
            at(condition, atom, true), at(ifTrue, atom, true), at(ifFalse, atom, true), depth + 1);
    int result = low == high ? low : node(atom, low, high);
    choices.put(choice, result);
    return result;
  }

  private int atomOf(int function) {
    return nodes.get(function).atom();
  }

  /** The function once the atom, which it asks first or never, has a value. */
  private int at(int function, int atom, boolean value) {
    Node node = nodes.get(function);
    if (node.atom() != atom) {
      return function;
    }
    return value ? node.ifTrue() : node.ifFalse();
  }

  private int node(int atom, int ifFalse, int ifTrue) {
    Node node = new Node(atom, ifFalse, ifTrue);
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    int number = nodes.size();
    nodes.add(node);
    numbers.put(node, number);
    for (BitSet sort : flagged) {
      sort.set(number, sort.get(ifFalse) || sort.get(ifTrue) || isAtomOf(sort, atom));
    }
    return number;
  }

  private boolean isAtomOf(BitSet sort, int atom) {
    Integer alone = numbers.get(new Node(atom, FALSE, TRUE));
    return alone != null && sort.get(alone);
  }
}
