package bellhop.cli;

import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that one command names: none is written over what is read or over another. */
final class NamedFiles {
  private record Named(String flag, String name, boolean isWritten) {}

  private final List<Named> files = new ArrayList<>();

  /** What the command is about. */
  NamedFiles inputs(List<String> names) {
    names.forEach(name -> files.add(new Named("the input", name, false)));
    return this;
  }

  NamedFiles reads(String flag, Optional<String> name) {
    name.ifPresent(its -> files.add(new Named(flag, its, false)));
    return this;
  }

  NamedFiles writes(String flag, Optional<String> name) {
    name.ifPresent(its -> files.add(new Named(flag, its, true)));
    return this;
  }

  /**
   * @throws InputException if a file would be overwritten
   */
  void requireDistinct() {
    for (int i = 0; i < files.size(); i++) {
      for (int j = 0; j < i; j++) {
        require(files.get(j), files.get(i));
      }
    }
  }

  private static void require(Named one, Named other) {
    boolean isWritten = one.isWritten || other.isWritten;
    if (!isWritten || !OutputFile.isSame(one.name, other.name)) {
      return;
    }
    Named written = other.isWritten ? other : one;
    Named kept = other.isWritten ? one : other;
    throw new InputException(
        Flags.at(written.flag, written.name),
        "the same file as " + kept.flag,
        "it would be overwritten",
        "another name was meant");
  }
}
