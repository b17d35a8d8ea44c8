package bellhop.circuit.qasm;

import java.util.HashSet;
import java.util.Set;

/** Names that OpenQASM 3 and its standard library leave free, one for each register. */
final class PrintedNames {
  private final Names reserved = new Names(Version.THREE);
  private final Set<String> taken = new HashSet<>();

  PrintedNames() {
    Builtins.addTo(reserved, Version.THREE);
  }

  /** The name itself where it is free. */
  String free(String name) {
    String printed = isFree(name) ? name : "_" + name;
    for (int i = 2; !isFree(printed); i++) {
      printed = "_" + name + "_" + i;
    }
    taken.add(printed);
    return printed;
  }

  private boolean isFree(String name) {
    Name known = reserved.of(name);
    return !known.kind().isWord()
        && known.symbol() == null
        && known.gate() == null
        && Function.find(name).isEmpty()
        && !taken.contains(name);
  }
}
