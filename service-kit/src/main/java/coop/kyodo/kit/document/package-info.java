/// Documents for paper: PDF with Japanese text, the same bytes for the same content.
@NullMarked
package coop.kyodo.kit.document;

import org.jspecify.annotations.NullMarked;
