// An application on local mode: signs in by Amplify, and has the tests use the library.
import { Amplify } from 'aws-amplify';
import { confirmSignUp, fetchAuthSession, signIn, signOut, signUp } from 'aws-amplify/auth';
import {
  createShoebox,
  fromAmplify,
  type LiveState,
  type Photo,
  type ShoeboxConfig,
  type ShoeboxError,
} from '@shoebox/client';

const config = (await (await fetch('/config.json')).json()) as ShoeboxConfig;
Amplify.configure({ Auth: { Cognito: config as never } });
const shoebox = createShoebox(config, fromAmplify(fetchAuthSession));
const states: LiveState[] = [];
const told: Photo[] = [];

/** A picture of noise, as large as a photo may be. */
async function picture(name: string, pixels: number): Promise<File> {
  const canvas = new OffscreenCanvas(pixels, (pixels * 3) / 4);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < 500; i++) {
    context.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
    context.fillRect(Math.random() * pixels, Math.random() * pixels, pixels / 8, pixels / 8);
  }
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], name, { type: 'image/jpeg' });
}

Object.assign(globalThis, {
  app: {
    shoebox,
    told,
    states,
    async enter(username: string, password: string) {
      await signUp({ username, password, options: { userAttributes: { email: username } } });
      const codes = (await (await fetch('/local/codes')).json()) as { email: string; code: string }[];
      const code = codes.find(({ email }) => email === username)?.code;
      if (code !== undefined) await confirmSignUp({ username, confirmationCode: code });
      await signIn({ username, password });
      await shoebox.images.start();
      shoebox.onPhoto((photo) => told.push(photo), { onState: (state) => states.push(state) });
    },
    async leave() {
      await signOut();
      void shoebox.images.signOut();
    },
    start: () => shoebox.images.start(),
    async upload(count: number) {
      const files = await Promise.all(Array.from({ length: count }, (_, i) => picture(`${i}.jpg`, 800)));
      await shoebox.uploads.add(files, { collection: 'summer', duplicates: 'ask' });
      await shoebox.uploads.idle();
      return shoebox.uploads.list.map(({ state, s3Key, error }) => ({ state, s3Key, error: error?.message }));
    },
    /** In a page without memory of its own uploads: what the collection has. */
    async offered(file: string) {
      const blob = await (await fetch(shoebox.imageUrl(file))).blob();
      const [added] = await shoebox.uploads.add([new File([blob], 'copy.jpg')], { collection: 'summer' });
      await shoebox.uploads.idle();
      return shoebox.uploads.list.find(({ id }) => id === added?.id)?.duplicateOf;
    },
    refused: (type: string, content: string) =>
      shoebox.upload(new File([content], 'a', { type }), { collection: 'summer' }).then(
        () => null,
        (e: unknown) => [(e as ShoeboxError).kind, (e as ShoeboxError).message],
      ),
    show: async (keys: string[]) =>
      (
        await Promise.all(
          keys.map(
            (key) =>
              new Promise<boolean>((resolve) => {
                const image = new Image();
                image.onload = () => resolve(true);
                image.onerror = () => resolve(false);
                image.src = shoebox.imageUrl(key);
              }),
          ),
        )
      ).filter(Boolean).length,
  },
});
