package bellhop.qec.sample;

/** One instruction with its targets, made ready for frames. */
@FunctionalInterface
interface Kernel {
  void run(Frames frames);
}
