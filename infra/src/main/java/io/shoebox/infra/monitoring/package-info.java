/** What is watched: metrics, alarms and the page for operators. */
@NullMarked
package io.shoebox.infra.monitoring;

import org.jspecify.annotations.NullMarked;
