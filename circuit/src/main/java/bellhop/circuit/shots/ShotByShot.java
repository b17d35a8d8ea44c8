package bellhop.circuit.shots;

import java.io.IOException;

/** One shot behind the other, all by the same code. */
final class ShotByShot implements GroupCode {
  private final ShotCode code;
  private final ShotBlock block;

  ShotByShot(int bits, ShotCode code) {
    this.code = code;
    this.block = new ShotBlock(bits);
  }

  @Override
  public void write(ShotTable table, int word, int count, ByteOutput out) throws IOException {
    block.load(table, word);
    for (int shot = 0; shot < count; shot++) {
      code.write(block.words(), block.row(shot), out);
    }
  }

  @Override
  public int read(ShotTable table, int word, int most, ByteInput in) throws IOException {
    block.clear();
    int count = 0;
    while (count < most && code.read(block.words(), block.row(count), in)) {
      in.countShots(1);
      count++;
    }
    if (count > 0) {
      block.store(table, word);
    }
    return count;
  }
}
