package bellhop.circuit.shots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HitsTest {
  @Test
  void shotsThatAreWrittenAreThoseOfATable() {
    ShotTable table = new ShotTable(90, 128);
    Hits written = new Hits();
    for (int round = 0; round < 2; round++) { // the second time in the room of the first
      written.clear(5);
      for (int shot = 0; shot < 100; shot++) {
        for (int bit = 0; bit < 90; bit++) {
          if ((bit * 7 + shot * 3) % 11 < shot % 3) {
            table.set(bit, shot, true);
            written.add(bit);
          }
        }
        written.endShot();
      }
      Hits filled = new Hits();
      filled.fill(table, 5, 100);
      assertEquals(100, written.shots());
      for (int shot = 0; shot < 100; shot++) {
        assertEquals(filled.start(shot), written.start(shot));
        assertEquals(filled.count(shot), written.count(shot));
        assertEquals(5 + shot, written.number(shot));
        assertArrayEquals(filled.of(shot), written.of(shot));
      }
    }
  }
}
