package bellhop.qec.sample;

import bellhop.units.RandomStream;

/** What a shot asks of chance. */
interface Chance {
  /** No noise, and 0 wherever chance would decide. */
  Chance NONE =
      new Chance() {
        @Override
        public boolean happens(double probability) {
          return false;
        }

        @Override
        public int pick(Channel channel) {
          throw new IllegalStateException("nothing happens, so nothing is picked");
        }
      };

  /** Whether something of that probability comes true. */
  boolean happens(double probability);

  /** The Paulis of one of the cases of a channel. */
  int pick(Channel channel);

  static Chance of(RandomStream random) {
    return new Chance() {
      @Override
      public boolean happens(double probability) {
        return probability > 0 && random.nextBoolean(probability);
      }

      @Override
      public int pick(Channel channel) {
        return channel.pick(random.nextLong());
      }
    };
  }
}
