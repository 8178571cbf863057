/// What can be said of the chart, the images and the compose file without a cluster or an engine.
@NullMarked
package coop.kyodo.deploy;

import org.jspecify.annotations.NullMarked;
