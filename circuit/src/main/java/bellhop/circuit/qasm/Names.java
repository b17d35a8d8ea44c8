package bellhop.circuit.qasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All words of one source. Open addressing over the characters themselves: a word met again makes
 * no string.
 */
final class Names {
  private @Nullable Name[] table = new Name[1024];
  private final List<Name> inOrder = new ArrayList<>();

  Names(Version version) {
    for (TokenKind kind : TokenKind.values()) {
      if (version == Version.THREE ? kind.isWord() : kind.isOldWord()) {
        add(new Name(kind.text(), kind));
      }
    }
    if (version == Version.THREE) {
      for (Feature feature : Feature.values()) {
        for (String word : feature.words()) {
          add(new Name(word, TokenKind.OUTSIDE));
        }
      }
    }
  }

  Name of(String word) {
    return of(word, 0, word.length());
  }

  Name of(String text, int start, int end) {
    int slot = hash(text, start, end) & (table.length - 1);
    for (Name found = table[slot]; found != null; found = table[slot]) {
      if (isSame(found.toString(), text, start, end)) {
        return found;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    Name added = new Name(text.substring(start, end), TokenKind.NAME);
    add(added);
    return added;
  }

  /** The names, for suggestions; not more than a person would read. */
  List<Name> all() {
    return inOrder;
  }

  private void add(Name name) {
    inOrder.add(name);
    if (2 * inOrder.size() > table.length) {
      grow();
    } else {
      put(name);
    }
  }

  private void grow() {
    table = new Name[4 * table.length];
    inOrder.forEach(this::put);
  }

  private void put(Name name) {
    String text = name.toString();
    int slot = hash(text, 0, text.length()) & (table.length - 1);
    while (table[slot] != null) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = name;
  }

  private static boolean isSame(String name, String text, int start, int end) {
    return name.length() == end - start && text.startsWith(name, start);
  }

  /** Spread well, so that names chosen to collide cost little. */
  private static int hash(String text, int start, int end) {
    long hash = 0x9e3779b97f4a7c15L;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * 0xbf58476d1ce4e5b9L;
    }
    return (int) (hash >>> 32);
  }
}
