package bellhop.network;

import java.util.List;
import java.util.Optional;

/**
 * The keys that may stand together at one place of a network file.
 *
 * @param name one word, such as qpu
 * @param where how it appears in the file
 * @param meaning a sentence or two for the reference page
 * @param keys in the order of the page
 */
record Section(String name, String where, String meaning, List<Key> keys) {
  Optional<Key> findKey(String key) {
    for (Key k : keys) { // asked for every value of a file: a stream takes several times as long
      if (k.name().equals(key)) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  Key key(String key) {
    return findKey(key)
        .orElseThrow(() -> new IllegalArgumentException("no key " + key + " in " + name));
  }

  List<String> keyNames() {
    return keys.stream().map(Key::name).toList();
  }
}
