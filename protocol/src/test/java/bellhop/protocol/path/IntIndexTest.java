package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random puts and removals beside a map of the library. */
final class IntIndexTest {
  @Test
  void findsWhatWasPutAndNothingElse() {
    RandomStream chance = new Seed(5).stream("index");
    IntIndex index = new IntIndex();
    Map<Integer, Integer> plain = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      int key = chance.nextInt(3_000) * 64;
      if (chance.nextBoolean(0.55)) {
        index.put(key, i);
        plain.put(key, i);
      } else {
        index.remove(key);
        plain.remove(key);
      }
      int other = chance.nextInt(3_000) * 64;
      assertThat(index.get(other)).isEqualTo(plain.getOrDefault(other, IntIndex.NONE));
    }
  }
}
