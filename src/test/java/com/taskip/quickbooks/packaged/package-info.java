/** What is shipped, tested as it is shipped: the zip's content, and the jar as a custom runtime. */
package com.taskip.quickbooks.packaged;
