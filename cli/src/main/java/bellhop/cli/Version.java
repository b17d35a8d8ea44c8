package bellhop.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"bellhop " + number() + " (Java " + Runtime.version().feature() + ")"};
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "from sources" : version;
  }
}
